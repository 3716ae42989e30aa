import { NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import type { Words } from '../../electron/core/model/words.ts'
import { Panel } from '../ui/Panel.tsx'
import { useSaveWords } from './useSaveWords.ts'
import classes from './words.module.css'

/** What all texts share. Saved as soon as a field is left. */
export function WritingPanel({ words }: { words: Words }) {
  const save = useSaveWords()
  const zoneLabel = useId()
  const [product, setProduct] = useState(words.product)
  const [minutes, setMinutes] = useState<string | number>(words.nextUpdateMinutes)
  const put = (change: Partial<Words>) => save.mutate({ ...words, ...change })
  const leaveMinutes = () => {
    const next = Math.round(Number(minutes))
    if (next >= 5 && next <= 1_440) return next !== words.nextUpdateMinutes && put({ nextUpdateMinutes: next })
    setMinutes(words.nextUpdateMinutes)
  }
  return (
    <Panel title={wording.templates.writing} note={wording.templates.writingNote}>
      <div className={classes.writing}>
        <TextInput
          label={wording.templates.product}
          description={wording.templates.productText}
          placeholder={wording.templates.productExample}
          maxLength={80}
          value={product}
          onChange={(event) => setProduct(event.currentTarget.value)}
          onBlur={() => product.trim() !== words.product && put({ product: product.trim() })}
        />
        <NumberInput
          label={wording.templates.nextUpdate}
          description={wording.templates.nextUpdateText}
          min={5}
          max={1_440}
          step={5}
          value={minutes}
          onChange={setMinutes}
          onBlur={leaveMinutes}
        />
        <div>
          <span id={zoneLabel} className={classes.label}>
            {wording.templates.zone}
          </span>
          <SegmentedControl
            aria-labelledby={zoneLabel}
            value={words.zone}
            onChange={(zone) => put({ zone: zone === 'local' ? 'local' : 'utc' })}
            data={[
              { value: 'utc', label: wording.templates.zones.utc },
              { value: 'local', label: wording.templates.zones.local },
            ]}
          />
        </div>
      </div>
    </Panel>
  )
}
