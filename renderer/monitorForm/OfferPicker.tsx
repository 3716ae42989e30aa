import { Button, FileButton, TextInput } from '@mantine/core'
import { IconArrowLeft, IconSearch, IconUpload } from '@tabler/icons-react'
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Prepared } from '../../electron/core/catalog/fromCurl.ts'
import type { Offer, Offers } from '../../electron/core/catalog/fromHar.ts'
import { wording } from '../../electron/core/language/language.ts'
import { EmptyState } from '../ui/Notice.tsx'
import classes from './catalog.module.css'
import { readOffers } from './readOffers.ts'

/** So many are shown at once; more words in the search make fewer. */
const shown = 100

type Props = {
  offers: Offers | null
  onOffers: (offers: Offers) => void
  onPick: (made: Prepared) => void
  onBack: () => void
}

/** One of the requests of an OpenAPI document or a HAR file becomes a monitor. The file stays on this machine. */
export function OfferPicker({ offers, onOffers, onPick, onBack }: Props) {
  const [search, setSearch] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const again = useRef<() => void>(null)
  const read = (file: File | null | undefined) => {
    // Else the same file, corrected meanwhile, could not be chosen again.
    again.current?.()
    file
      ?.text()
      .then(readOffers)
      .then(onOffers, () => onOffers({ ok: false, message: wording.monitorForm.fileUnreadable }))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    read(event.dataTransfer.files[0])
  }
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const all = offers?.ok ? offers.offers : []
  const found = all.filter(({ method, place, note }) => {
    const text = `${method} ${place} ${note}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  // Whoever uses the keyboard goes on from the first request, or from the search where there are many.
  useEffect(() => {
    if (!offers?.ok) return
    const first = field.current ?? list.current?.querySelector('button')
    first?.focus()
  }, [offers])
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])]
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const at = buttons().findIndex((button) => button.contains(document.activeElement))
    const next = at + (event.key === 'ArrowDown' ? 1 : -1)
    if (next < 0) field.current?.focus()
    else buttons()[next]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a second way; the button beside it is the first.
    <div className={`hs-page ${classes.picker}`} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <h1 className={classes.lead}>{offers?.ok ? offers.title : wording.monitorForm.offersTitle}</h1>
      <div className={classes.fileBar}>
        <Button variant="subtle" color="gray" leftSection={<IconArrowLeft size={14} />} onClick={onBack}>
          {wording.monitorForm.back}
        </Button>
        <FileButton resetRef={again} accept=".json,.yaml,.yml,.har,application/json" onChange={read}>
          {(props) => (
            <Button
              variant={offers?.ok ? 'default' : 'filled'}
              leftSection={<IconUpload size={14} />}
              data-autofocus
              autoFocus={!offers?.ok}
              {...props}
            >
              {offers?.ok ? wording.monitorForm.anotherFile : wording.monitorForm.chooseFile}
            </Button>
          )}
        </FileButton>
        {all.length > 8 && (
          <TextInput
            ref={field}
            className={classes.find}
            aria-label={wording.monitorForm.searchRequests}
            placeholder={wording.monitorForm.searchRequestsHint}
            leftSection={<IconSearch size={15} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={move}
          />
        )}
      </div>
      {offers && !offers.ok && (
        <p role="alert" className={classes.problem}>
          {offers.message}
        </p>
      )}
      {!offers?.ok && (
        <EmptyState title={wording.monitorForm.chooseFileTitle}>{wording.monitorForm.chooseFileNote}</EmptyState>
      )}
      {offers?.ok && (
        <ul ref={list} className={classes.offers} aria-label={offers.title}>
          {found.slice(0, shown).map((offer) => (
            <li key={`${offer.method} ${offer.place}`}>
              <OfferButton offer={offer} onKeyDown={move} onPick={() => onPick(offer.make())} />
            </li>
          ))}
        </ul>
      )}
      {found.length > shown && (
        <p className={classes.aside}>{wording.monitorForm.moreRequests(found.length - shown)}</p>
      )}
      {offers?.ok && found.length === 0 && (
        <p className={classes.aside}>{wording.monitorForm.nothingFits(search.trim())}</p>
      )}
    </div>
  )
}

type ButtonProps = { offer: Offer; onKeyDown: (event: KeyboardEvent) => void; onPick: () => void }

function OfferButton({ offer, onKeyDown, onPick }: ButtonProps) {
  return (
    <button type="button" className={classes.offer} onClick={onPick} onKeyDown={onKeyDown}>
      <span className="hs-mono">{offer.method}</span>
      <span className="hs-mono">{offer.place}</span>
      <span>{offer.note}</span>
    </button>
  )
}
