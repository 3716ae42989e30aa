import { SegmentedControl } from '@mantine/core'
import { wording } from '../../../electron/core/language/language.ts'
import { Filled } from '../../ui/Filled.tsx'
import { At } from '../../ui/transcript/At.tsx'
import type { PromiseChoice } from './usePromise.ts'
import classes from './words.module.css'

const usual = [15, 30, 60]

const label = (minutes: number) =>
  minutes % 60 === 0 ? wording.common.units.h(minutes / 60) : wording.common.units.min(minutes)

/** When the next update is promised. `text`: as it stands in the drafts. */
export function NextUpdate({ promise, text }: { promise: PromiseChoice; text: string | undefined }) {
  const choices = [...new Set([...usual, ...(promise.minutes === null ? [] : [promise.minutes])])].sort((a, b) => a - b)
  return (
    <section className={classes.block} aria-label={wording.incident.words.nextUpdate}>
      <h3>{wording.incident.words.nextUpdateIn}</h3>
      <SegmentedControl
        fullWidth
        value={promise.minutes === null ? 'none' : String(promise.minutes)}
        onChange={(value) => promise.choose(value === 'none' ? null : Number(value))}
        data={[
          ...choices.map((minutes) => ({ value: String(minutes), label: label(minutes) })),
          { value: 'none', label: wording.incident.words.noPromise },
        ]}
      />
      <p className="hs-dim">
        {promise.atMs === undefined ? (
          wording.incident.words.noPromiseText
        ) : (
          <Filled
            text={wording.incident.words.promiseText}
            parts={{
              time: text ?? wording.incident.words.someTime,
              at: <At atMs={promise.atMs} form="short" />,
            }}
          />
        )}
      </p>
    </section>
  )
}
