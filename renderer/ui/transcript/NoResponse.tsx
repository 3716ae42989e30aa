import { IconPlugConnectedX } from '@tabler/icons-react'
import { failedPhase } from '../../../electron/core/facts.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { formatMs } from '../format.ts'
import { failureWords } from './exchangeFacts.ts'
import { Facts } from './Facts.tsx'
import { phaseLabels } from './phaseRows.ts'
import { Redacted } from './Redacted.tsx'
import classes from './transcript.module.css'

/** Stands where a response would be when none came, or above one that broke off. */
export function NoResponse({ exchange }: { exchange: Exchange }) {
  const { failure, response, instants, connection } = exchange
  if (!failure) return null
  const phase = failedPhase(exchange)
  const words = failureWords[failure.kind]
  return (
    <div className={classes.noResponse}>
      <IconPlugConnectedX size={30} aria-hidden />
      <div>
        <h3>{response ? wording.ui.responseBroke(words) : wording.ui.noResponseBecause(words)}</h3>
        <p>
          <Redacted text={failure.message} />
        </p>
        <Facts
          facts={[
            { name: wording.ui.kind, value: failure.kind },
            { name: wording.ui.phase, value: phase && phaseLabels[phase], mono: false },
            { name: wording.ui.code, value: failure.code },
            { name: wording.ui.after, value: formatMs(instants.end) },
            {
              name: wording.ui.address,
              value: connection?.remote && `${connection.remote.address}:${connection.remote.port}`,
            },
          ]}
        />
      </div>
    </div>
  )
}
