import { sayVariation } from '../../../electron/core/explain/variation.ts'
import { ranWhere } from '../../../electron/core/facts/place.ts'
import { sayRedirects } from '../../../electron/core/facts.ts'
import type { Transcript, Trigger } from '../../../electron/core/model/transcript.ts'
import { CopyIcon } from '../CopyButton.tsx'
import { formatMs, formatUtc, plural } from '../format.ts'
import { Ago } from '../TimeText.tsx'
import { At } from './At.tsx'
import classes from './transcript.module.css'

const triggers: Record<Trigger, string> = {
  scheduled: 'Scheduled',
  confirmation: 'Confirmation',
  manual: 'Probed by hand',
  test: 'Test of an unsaved monitor',
  scope: 'Paired probe',
}

/** How many secrets were replaced, and by what they were known. */
export function replacedText({ value, place, shape }: Transcript['replacements']): string {
  const kinds = [
    value > 0 ? `${value} by value` : '',
    place > 0 ? `${place} by place` : '',
    shape > 0 ? `${shape} by shape` : '',
  ].filter((each) => each !== '')
  const total = value + place + shape
  return total === 0 ? 'No secrets replaced' : `${plural(total, 'secret')} replaced (${kinds.join(', ')})`
}

/** When it ran: local with its offset, in UTC, and how long ago; then which attempt it is and what made it. */
export function AttemptFacts({ transcript }: { transcript: Transcript }) {
  const redirects = sayRedirects(transcript.exchanges)
  const { attempt, startedAtMs, endedAtMs, verdict, imported } = transcript
  const utc = `${formatUtc(startedAtMs)} to ${formatUtc(endedAtMs)}`
  return (
    <div className={classes.meta}>
      <span>
        <At atMs={startedAtMs} />
      </span>
      <span className="hs-num">
        {formatUtc(startedAtMs)}
        <CopyIcon label="Copy times in UTC" getText={() => utc} />
      </span>
      <span>
        <Ago atMs={startedAtMs} />
      </span>
      <span>
        took {formatMs(endedAtMs - startedAtMs)}, until <At atMs={endedAtMs} form="clock" />
      </span>
      {imported ? (
        <span>
          Imported from {imported.source} at <At atMs={imported.importedAtMs} form="moment" />
        </span>
      ) : (
        <>
          <span>
            {triggers[transcript.trigger]}, attempt {attempt.number} of {attempt.of}
            {attempt.variation && ` ${sayVariation(attempt.variation)}`}
            {attempt.timeoutMs !== undefined && `, timeout ${formatMs(attempt.timeoutMs)}`}
          </span>
          <span>Monitor revision {transcript.monitorRevision}</span>
        </>
      )}
      <span>{replacedText(transcript.replacements)}</span>
      {verdict.retryAfterMs !== undefined && <span>Asked to wait {formatMs(verdict.retryAfterMs)}</span>}
      {transcript.environment && <span>The vendor's {transcript.environment} environment</span>}
      {redirects && <span>{redirects}</span>}
      <span>
        Headstart {transcript.app.version}, ran on {ranWhere(transcript)}
      </span>
      {transcript.trigger !== 'test' && (
        <span>
          Transcript <span className="hs-mono">{transcript.id}</span>
          <CopyIcon label="Copy transcript id" getText={() => transcript.id} />
        </span>
      )}
    </div>
  )
}
