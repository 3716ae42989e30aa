import { NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
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
    <Panel title="How texts are written" note="saved as you go">
      <div className={classes.writing}>
        <TextInput
          label="Name of your product"
          description="Used where no feature is named, and as {product}"
          placeholder="Acme"
          maxLength={80}
          value={product}
          onChange={(event) => setProduct(event.currentTarget.value)}
          onBlur={() => product.trim() !== words.product && put({ product: product.trim() })}
        />
        <NumberInput
          label="Next update after"
          description="Minutes; 5 to 1,440"
          min={5}
          max={1_440}
          step={5}
          value={minutes}
          onChange={setMinutes}
          onBlur={leaveMinutes}
        />
        <div>
          <span id={zoneLabel} className={classes.label}>
            Times are told in
          </span>
          <SegmentedControl
            aria-labelledby={zoneLabel}
            value={words.zone}
            onChange={(zone) => put({ zone: zone === 'local' ? 'local' : 'utc' })}
            data={[
              { value: 'utc', label: 'UTC' },
              { value: 'local', label: 'Local time with its offset' },
            ]}
          />
        </div>
      </div>
    </Panel>
  )
}
