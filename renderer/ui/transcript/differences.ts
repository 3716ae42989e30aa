import type { Exchange } from '../../../electron/core/model/exchange.ts'
import { bodyKind, describeBody } from './bodyFacts.ts'
import { headerKind, headerValue } from './headerKinds.ts'

/**
 * One field of this attempt against the last good one. `changed` is what to look at; `always` differs on every
 * request anyway (request ids); `same` did not change. An absent side is undefined.
 */
export type Difference = {
  field: string
  good?: string
  now?: string
  kind: 'changed' | 'always' | 'same'
}

function statusLine(exchange: Exchange): string {
  if (exchange.response) return `${exchange.response.status} ${exchange.response.reason}`.trim()
  return 'no response'
}

function certificateOf(exchange: Exchange): string | undefined {
  const leaf = exchange.connection?.tls?.chain[0]
  return leaf ? `${leaf.subject}, ends ${new Date(leaf.notAfterMs).toISOString().slice(0, 10)}` : undefined
}

function addressOf(exchange: Exchange): string | undefined {
  const remote = exchange.connection?.remote
  return remote ? `${remote.address} (IPv${remote.family})` : undefined
}

const header = (name: string) => (exchange: Exchange) => headerValue(exchange.response?.headers ?? [], name)

const fields: [string, (exchange: Exchange) => string | undefined][] = [
  ['status', statusLine],
  ['content-type', header('content-type')],
  ['server', header('server')],
  ['body', (it) => (it.response ? describeBody(it.response.body) : undefined)],
  ['http version', (it) => it.response?.httpVersion],
  ['address', addressOf],
  ['proxy', (it) => it.connection?.proxy?.url],
  ['tls', (it) => [it.connection?.tls?.version, it.connection?.tls?.cipher].filter(Boolean).join(', ') || undefined],
  ['certificate', certificateOf],
  ['location', header('location')],
  ['retry-after', header('retry-after')],
]

/** Fields of the response itself. */
const ofResponse = new Set(['content-type', 'server', 'body', 'http version', 'location', 'retry-after'])

/** A JSON body of the same kind differs in size all the time; only another kind of body says something. */
function sameBody(now: Exchange, good: Exchange): boolean {
  return bodyKind(now.response?.body) === bodyKind(good.response?.body)
}

/**
 * Field by field, this exchange against the last good one: first what changed, then what changes every time,
 * then what stayed. Fields that neither side has are left out.
 */
export function differencesOf(now: Exchange, good: Exchange): Difference[] {
  const found: Difference[] = []
  for (const [field, read] of fields) {
    const before = read(good)
    const after = read(now)
    if (before === undefined && after === undefined) continue
    // Without a response its parts are not differences of their own: the status line has said it.
    if (!now.response && after === undefined && before !== undefined && ofResponse.has(field)) continue
    let kind: Difference['kind'] = before === after ? 'same' : 'changed'
    if (field === 'body' && kind === 'changed' && sameBody(now, good)) kind = 'always'
    found.push({ field, good: before, now: after, kind })
  }
  for (const [name, value] of now.response?.headers ?? []) {
    if (headerKind(name) !== 'request-id') continue
    found.push({
      field: name.toLowerCase(),
      good: headerValue(good.response?.headers ?? [], name),
      now: value,
      kind: 'always',
    })
  }
  const order = { changed: 0, always: 1, same: 2 }
  return found.sort((a, b) => order[a.kind] - order[b.kind])
}
