import { sayVariation } from '../../../electron/core/explain/variation.ts'
import { ranWhere } from '../../../electron/core/facts/place.ts'
import { sayRedirects } from '../../../electron/core/facts.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Transcript } from '../../../electron/core/model/transcript.ts'
import { CopyIcon } from '../CopyButton.tsx'
import { Filled } from '../Filled.tsx'
import { formatMs, formatUtc } from '../format.ts'
import { Ago } from '../TimeText.tsx'
import { At } from './At.tsx'
import classes from './transcript.module.css'

/** How many secrets were replaced, and by what they were known. */
export function replacedText({ value, place, shape }: Transcript['replacements']): string {
  const kinds = [
    value > 0 ? wording.ui.replacedBy.value(value) : '',
    place > 0 ? wording.ui.replacedBy.place(place) : '',
    shape > 0 ? wording.ui.replacedBy.shape(shape) : '',
  ].filter((each) => each !== '')
  const total = value + place + shape
  return total === 0 ? wording.ui.noSecretsReplaced : wording.ui.secretsReplaced(total, kinds.join(', '))
}

/** When it ran: local with its offset, in UTC, and how long ago; then which attempt it is and what made it. */
export function AttemptFacts({ transcript }: { transcript: Transcript }) {
  const redirects = sayRedirects(transcript.exchanges)
  const { attempt, startedAtMs, endedAtMs, verdict, imported } = transcript
  const utc = wording.ui.fromTo(formatUtc(startedAtMs), formatUtc(endedAtMs))
  return (
    <div className={classes.meta}>
      <span>
        <At atMs={startedAtMs} />
      </span>
      <span className="hs-num">
        {formatUtc(startedAtMs)}
        <CopyIcon label={wording.ui.copyTimes} getText={() => utc} />
      </span>
      <span>
        <Ago atMs={startedAtMs} />
      </span>
      <span>
        <Filled
          text={wording.ui.tookUntil}
          parts={{ took: formatMs(endedAtMs - startedAtMs), end: <At atMs={endedAtMs} form="clock" /> }}
        />
      </span>
      {imported ? (
        <span>
          <Filled
            text={wording.ui.importedFrom}
            parts={{ source: imported.source, moment: <At atMs={imported.importedAtMs} form="moment" /> }}
          />
        </span>
      ) : (
        <>
          <span>
            {wording.ui.attemptOf(wording.ui.triggers[transcript.trigger], attempt.number, attempt.of)}
            {attempt.variation && ` ${sayVariation(attempt.variation)}`}
            {attempt.timeoutMs !== undefined && wording.ui.attemptTimeout(formatMs(attempt.timeoutMs))}
          </span>
          <span>{wording.ui.monitorRevision(transcript.monitorRevision)}</span>
        </>
      )}
      <span>{replacedText(transcript.replacements)}</span>
      {verdict.retryAfterMs !== undefined && <span>{wording.ui.askedToWait(formatMs(verdict.retryAfterMs))}</span>}
      {transcript.environment && <span>{wording.ui.environment(transcript.environment)}</span>}
      {redirects && <span>{redirects}</span>}
      <span>{wording.ui.ranBy(transcript.app.version, ranWhere(transcript))}</span>
      {transcript.trigger !== 'test' && (
        <span>
          <Filled text={wording.ui.transcriptId} parts={{ id: <span className="hs-mono">{transcript.id}</span> }} />
          <CopyIcon label={wording.ui.copyTranscriptId} getText={() => transcript.id} />
        </span>
      )}
    </div>
  )
}
