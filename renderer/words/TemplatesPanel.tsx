import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import {
  type Audience,
  audienceSchema,
  audiences,
  type WordStage,
  type Words,
  wordStages,
} from '../../electron/core/model/words.ts'
import { Panel } from '../ui/Panel.tsx'
import { TemplateEditor } from './TemplateEditor.tsx'
import classes from './words.module.css'

/** One template for each audience and stage; those of the user's own are marked. */
export function TemplatesPanel({ words }: { words: Words }) {
  const [audience, setAudience] = useState<Audience>('banner')
  const [stage, setStage] = useState<WordStage>('seeing')
  return (
    <Panel title={wording.templates.title} note={wording.templates.note}>
      <div className={classes.templates}>
        <div className={classes.choice}>
          <SegmentedControl
            aria-label={wording.templates.audience}
            value={audience}
            onChange={(value) => setAudience(audienceSchema.catch('banner').parse(value))}
            data={audiences.map((each) => ({ value: each, label: wording.drafts.audienceNames[each] }))}
          />
        </div>
        <nav className={classes.stages} aria-label={wording.templates.stages}>
          {wordStages.map((each) => (
            <button key={each} type="button" aria-pressed={each === stage} onClick={() => setStage(each)}>
              {wording.drafts.stageNames[each]}
              {words.templates[audience]?.[each] !== undefined && <span>{wording.templates.own}</span>}
            </button>
          ))}
        </nav>
        <TemplateEditor key={`${audience} ${stage}`} words={words} audience={audience} stage={stage} />
      </div>
    </Panel>
  )
}
