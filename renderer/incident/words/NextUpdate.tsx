import { SegmentedControl } from '@mantine/core'
import { At } from '../../ui/transcript/At.tsx'
import type { PromiseChoice } from './usePromise.ts'
import classes from './words.module.css'

const usual = [15, 30, 60]

const label = (minutes: number) => (minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`)

/** When the next update is promised. `text`: as it stands in the drafts. */
export function NextUpdate({ promise, text }: { promise: PromiseChoice; text: string | undefined }) {
  const choices = [...new Set([...usual, ...(promise.minutes === null ? [] : [promise.minutes])])].sort((a, b) => a - b)
  return (
    <section className={classes.block} aria-label="Next update">
      <h3>Next update in</h3>
      <SegmentedControl
        fullWidth
        value={promise.minutes === null ? 'none' : String(promise.minutes)}
        onChange={(value) => promise.choose(value === 'none' ? null : Number(value))}
        data={[
          ...choices.map((minutes) => ({ value: String(minutes), label: label(minutes) })),
          { value: 'none', label: 'No promise' },
        ]}
      />
      <p className="hs-dim">
        {promise.atMs === undefined ? (
          'The texts promise no next update, and nothing reminds you.'
        ) : (
          <>
            The texts promise {text ?? 'a time'}. Once you say one, Headstart reminds you at{' '}
            <At atMs={promise.atMs} form="short" />.
          </>
        )}
      </p>
    </section>
  )
}
