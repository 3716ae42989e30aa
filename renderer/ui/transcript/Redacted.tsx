import { IconKey } from '@tabler/icons-react'
import { wording } from '../../../electron/core/language/language.ts'
import { Marked } from './Marked.tsx'
import { splitTags } from './redactionTags.ts'
import classes from './transcript.module.css'

/** Text from a transcript; tags that stand in a secret's place are shown as chips. */
export function Redacted({ text }: { text: string }) {
  let at = 0
  return splitTags(text).map((part) => {
    const key = at
    at += part.text.length
    if (part.kind === 'text') return <Marked key={key} text={part.text} />
    return (
      <span key={key} className={classes.chip} title={wording.ui.secretStoodHere}>
        <IconKey size={11} aria-hidden />
        {part.name}
        {part.mark && <small>…{part.mark}</small>}
      </span>
    )
  })
}
