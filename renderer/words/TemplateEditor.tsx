import { Button, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import { type Audience, longestText, type WordStage, type Words } from '../../electron/core/model/words.ts'
import { optionalVariables, templateIssues } from '../../electron/core/words/template.ts'
import { useLeaveGuard } from '../ui/leaveGuard.ts'
import { sampleText } from './sample.ts'
import { useSaveWords } from './useSaveWords.ts'
import classes from './words.module.css'

type Props = { words: Words; audience: Audience; stage: WordStage }

/** One template with its variables, what it gives for an invented incident, and what is wrong with it. */
export function TemplateEditor({ words, audience, stage }: Props) {
  const stored = words.templates[audience]?.[stage]
  const standard = wording.drafts.templates[audience][stage]
  const [text, setText] = useState(stored ?? standard)
  const input = useRef<HTMLTextAreaElement>(null)
  const save = useSaveWords()
  const dirty = text !== (stored ?? standard)
  useLeaveGuard(dirty)
  const issues = text.trim() === '' ? [{ message: wording.templates.needsText }] : templateIssues(text)
  const preview = sampleText(words, stage, text)

  const put = (template: string | undefined) => {
    const { [stage]: _, ...others } = words.templates[audience] ?? {}
    const mine = template === undefined || template === standard ? others : { ...others, [stage]: template }
    save.mutate({ ...words, templates: { ...words.templates, [audience]: mine } })
  }
  const insert = (name: string) => {
    const area = input.current
    const [from, to] = area ? [area.selectionStart, area.selectionEnd] : [text.length, text.length]
    const inner = optionalVariables.has(name) ? `[ {${name}}]` : `{${name}}`
    setText(text.slice(0, from) + inner + text.slice(to))
    requestAnimationFrame(() => {
      area?.focus()
      area?.setSelectionRange(from + inner.length, from + inner.length)
    })
  }
  return (
    <div className={classes.editor}>
      <Textarea
        ref={input}
        label={wording.common.named(wording.drafts.audienceNames[audience], wording.drafts.stageNamesInline[stage])}
        classNames={{ input: classes.template }}
        autosize
        minRows={4}
        maxRows={18}
        maxLength={longestText}
        value={text}
        error={
          issues.length > 0 &&
          issues.map(({ message }) => (
            <span key={message} className={classes.issue}>
              {message}
            </span>
          ))
        }
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button disabled={!dirty || issues.length > 0} loading={save.isPending} onClick={() => put(text.trim())}>
          {wording.templates.save}
        </Button>
        {dirty && (
          <Button variant="default" onClick={() => setText(stored ?? standard)}>
            {wording.templates.undo}
          </Button>
        )}
        <Button
          variant="subtle"
          color="gray"
          disabled={stored === undefined && !dirty}
          onClick={() => {
            setText(standard)
            if (stored !== undefined) put(undefined)
          }}
        >
          {wording.templates.reset}
        </Button>
      </div>
      <section className={classes.preview} aria-label={wording.templates.preview}>
        <h3>
          {wording.templates.preview} <span className="hs-dim">{wording.templates.previewNote}</span>
        </h3>
        <p>{preview}</p>
      </section>
      <section aria-label={wording.templates.variables}>
        <h3>
          {wording.templates.variables} <span className="hs-dim">{wording.templates.variablesNote}</span>
        </h3>
        <ul className={classes.variables}>
          {Object.entries(wording.drafts.variables).map(([name, meaning]) => (
            <li key={name}>
              <button type="button" onClick={() => insert(name)}>
                {optionalVariables.has(name) ? `[{${name}}]` : `{${name}}`}
              </button>
              <span>{meaning}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
