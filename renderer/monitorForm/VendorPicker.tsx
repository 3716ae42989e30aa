import { Button, Textarea, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { fromCurl, type Prepared } from '../../electron/core/catalog/fromCurl.ts'
import type { CatalogEntry } from '../../electron/core/catalog/schema.ts'
import { wording } from '../../electron/core/language/language.ts'
import classes from './catalog.module.css'
import { findEntries } from './findEntries.ts'
import { nextInGrid } from './moveFocus.ts'
import { looksLikeFile } from './readOffers.ts'

type Props = {
  watched: ReadonlySet<string>
  onPick: (from: string) => void
  onPaste: (pasted: Prepared) => void
  /** A document or a recording to choose a request from; null: still to be chosen. */
  onFile: (text: string | null) => void
}

/** The first step of adding a monitor: a vendor of the catalog, any HTTP API, or a curl command. */
export function VendorPicker({ watched, onPick, onPaste, onFile }: Props) {
  const [search, setSearch] = useState('')
  const [pasting, setPasting] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLFieldSetElement>(null)
  const groups = findEntries(search)
  const buttons = () => [...(grid.current?.querySelectorAll<HTMLElement>('button[data-card]') ?? [])]

  const take = (command: string) => {
    const result = fromCurl(command)
    if (result.ok) return onPaste(result)
    setPasting(command)
    setProblem(result.message)
  }
  const inGrid = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('button[data-card]') : null
    if (!from) return
    if (event.key.startsWith('Arrow')) {
      event.preventDefault()
      const next = nextInGrid(buttons(), from, event.key)
      if (next) next.focus()
      else if (event.key === 'ArrowUp') field.current?.focus()
    } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey)
      field.current?.focus()
  }
  const inField = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      buttons()[0]?.focus()
    } else if (event.key === 'Enter') {
      // Else the same key press would submit the form that comes next.
      event.preventDefault()
      const [first] = groups.flatMap(({ entries }) => entries)
      onPick(search.trim() !== '' && first ? first.id : 'any')
    }
  }
  return (
    <div className={`hs-page ${classes.picker}`}>
      <h1 className={classes.lead}>{wording.monitorForm.pickTitle}</h1>
      <TextInput
        ref={field}
        className={classes.find}
        aria-label={wording.monitorForm.searchVendors}
        placeholder={wording.monitorForm.pickHint}
        leftSection={<IconSearch size={15} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={inField}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text')
          const isCommand = /^\s*(?:\$\s+)?curl\s/i.test(text)
          if (!isCommand && !looksLikeFile(text)) return
          event.preventDefault()
          if (isCommand) take(text)
          else onFile(text)
        }}
        autoFocus
      />
      {pasting !== null && (
        <div className={classes.paste}>
          <Textarea
            label={wording.monitorForm.curlCommand}
            description={wording.monitorForm.curlDescription}
            autosize
            minRows={3}
            maxRows={10}
            autoFocus
            value={pasting}
            error={problem}
            onChange={(event) => {
              setPasting(event.currentTarget.value)
              setProblem(null)
            }}
            classNames={{ input: 'hs-mono' }}
          />
          <Button size="xs" onClick={() => take(pasting)}>
            {wording.monitorForm.useCommand}
          </Button>
        </div>
      )}
      <fieldset ref={grid} className={classes.vendors} onKeyDown={inGrid} aria-label={wording.monitorForm.vendors}>
        {search.trim() === '' && (
          <div className={classes.grid}>
            <Card
              title={wording.monitorForm.anyHttpApi}
              text={wording.monitorForm.anyHttpApiText}
              onClick={() => onPick('any')}
            />
            <Card
              title={wording.monitorForm.curlCommand}
              text={wording.monitorForm.curlText}
              onClick={() => setPasting(pasting ?? '')}
            />
            <Card
              title={wording.monitorForm.fileTitle}
              text={wording.monitorForm.fileText}
              onClick={() => onFile(null)}
            />
          </div>
        )}
        {groups.map(({ category, entries }) => (
          <section key={category} className={classes.group}>
            <h2>{wording.catalog.categories[category]}</h2>
            <div className={classes.grid}>
              {entries.map((entry) => (
                <Card key={entry.id} title={entry.name} text={words(entry, watched)} onClick={() => onPick(entry.id)} />
              ))}
            </div>
          </section>
        ))}
        {groups.length === 0 && (
          <div className={classes.grid}>
            <Card
              title={wording.monitorForm.anyHttpApi}
              text={wording.monitorForm.notInCatalog(search.trim())}
              onClick={() => onPick('any')}
            />
          </div>
        )}
      </fieldset>
    </div>
  )
}

function words(entry: CatalogEntry, watched: ReadonlySet<string>): string {
  const said = [
    ...(watched.has(entry.id) ? [wording.monitorForm.alreadyWatched] : []),
    ...(entry.confirmed ? [] : [wording.monitorForm.notConfirmed]),
  ]
  return said.length > 0 ? said.join(', ') : (entry.probes[0]?.name ?? '')
}

type CardProps = { title: string; text: string; onClick: () => void }

function Card({ title, text, onClick }: CardProps) {
  return (
    <button type="button" data-card className={classes.card} onClick={onClick}>
      <strong>{title}</strong>
      <span>{text}</span>
    </button>
  )
}
