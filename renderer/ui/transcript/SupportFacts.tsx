import {
  apiVersionOf,
  authOf,
  edgeOf,
  rateLimitOf,
  sayClock,
  sayVendorError,
  vendorErrorOf,
} from '../../../electron/core/facts.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Comparison, RequestId } from '../../../electron/core/model/comparison.ts'
import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { CopyIcon } from '../CopyButton.tsx'
import { formatUtc } from '../format.ts'
import { At } from './At.tsx'
import { Facts } from './Facts.tsx'
import { Redacted } from './Redacted.tsx'
import classes from './transcript.module.css'

type Props = { exchange: Exchange; comparison: Comparison | undefined; publicAddress?: string }

/** What the vendor's support asks for first, read off the exchange. */
export function SupportFacts({ exchange, comparison, publicAddress }: Props) {
  const error = vendorErrorOf(exchange)
  const auth = authOf(exchange)
  const edge = edgeOf(exchange)
  const limits = rateLimitOf(exchange)
  return (
    <>
      <RequestIds ids={comparison?.requestIds ?? []} />
      <Facts
        facts={[
          {
            name: wording.ui.vendorSays,
            mono: false,
            value: error && (
              <span className={classes.says}>
                <Redacted text={sayVendorError(error)} />
                <CopyIcon label={wording.ui.copyVendorError} getText={() => sayVendorError(error)} />
              </span>
            ),
          },
          { name: wording.ui.apiVersion, value: apiVersionOf(exchange) },
          { name: wording.ui.authentication, mono: false, value: auth ? authText(auth) : wording.ui.noneSent },
          { name: wording.ui.answeredBy, mono: false, value: edge?.name },
          { name: wording.ui.rateLimit, value: limits.length > 0 && <HeaderLines headers={limits} /> },
          {
            name: wording.ui.edgeAndCache,
            value: edge && edge.headers.length > 0 && <HeaderLines headers={edge.headers} />,
          },
          { name: wording.ui.publicAddress, value: publicAddress },
          { name: wording.ui.clocks, mono: false, value: sayClock(exchange) },
        ]}
      />
    </>
  )
}

function authText({ kind, keys }: { kind: string; keys: string[] }): string {
  return keys.length > 0 ? wording.ui.authWithKey(kind, keys.join(', ')) : kind
}

function HeaderLines({ headers }: { headers: Exchange['request']['headers'] }) {
  return headers.map(([name, value]) => (
    <div key={`${name} ${value}`}>
      <span className="hs-dim">{name}:</span> <Redacted text={value} />
    </div>
  ))
}

/** Identifiers under which the vendor finds these requests: the failing ones first, good ones for contrast. */
function RequestIds({ ids }: { ids: readonly RequestId[] }) {
  if (ids.length === 0) return <p className="hs-dim">{wording.ui.noRequestId}</p>
  const lines = ids.map((id) => wording.facts.requestId(id.name, id.value, formatUtc(id.atMs), id.status))
  return (
    <table className={classes.ids}>
      <thead>
        <tr>
          <th scope="col">{wording.ui.requestId}</th>
          <th scope="col">{wording.ui.when}</th>
          <th scope="col">
            <CopyIcon label={wording.ui.copyRequestIds} getText={() => lines.join('\n')} />
          </th>
        </tr>
      </thead>
      <tbody>
        {ids.map((id) => (
          <tr key={`${id.transcriptId} ${id.name} ${id.value}`} data-good={id.state === 'up'}>
            <td>
              <span className="hs-dim">{id.name}</span> <span className="hs-mono">{id.value}</span>
              {id.state === 'up' && <small> {wording.ui.forContrast}</small>}
            </td>
            <td>
              <At atMs={id.atMs} form="clock" />
            </td>
            <td>
              <CopyIcon label={wording.ui.copyNamed(id.name)} getText={() => id.value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
