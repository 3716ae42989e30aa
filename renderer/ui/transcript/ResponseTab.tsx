import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { formatBytes, formatMs } from '../format.ts'
import { describeBody } from './bodyFacts.ts'
import { clockOffsetMs } from './exchangeFacts.ts'
import { HeadersTable } from './HeadersTable.tsx'
import { NoResponse } from './NoResponse.tsx'
import { Redacted } from './Redacted.tsx'
import { httpVersionText } from './rawText.ts'
import classes from './transcript.module.css'

/** Status line and headers of the response; where none came, why. */
export function ResponseTab({ exchange }: { exchange: Exchange }) {
  const { response } = exchange
  const offset = clockOffsetMs(exchange)
  return (
    <>
      <NoResponse exchange={exchange} />
      {response && (
        <>
          <p className={classes.startLine}>
            <span>{httpVersionText(response.httpVersion)}</span> {response.status} <Redacted text={response.reason} />
          </p>
          <HeadersTable headers={response.headers} label="Response headers" />
          <p className="hs-dim">
            Body: {describeBody(response.body)}.
            {response.headerBytes !== undefined && ` Headers: ${formatBytes(response.headerBytes)}.`}
            {offset !== undefined &&
              ` The vendor's clock is ${formatMs(Math.abs(offset))} ${offset < 0 ? 'behind' : 'ahead of'} ours.`}
          </p>
        </>
      )}
    </>
  )
}
