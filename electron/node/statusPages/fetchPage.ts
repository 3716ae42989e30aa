import { retryAfterMs } from '../../core/assess/retryAfter.ts'
import { describeDuration } from '../../core/duration.ts'
import { wording } from '../../core/language/language.ts'
import type { Exchange } from '../../core/model/exchange.ts'
import type { Clock, Probe } from '../../core/ports.ts'
import type { PageDocuments } from '../../core/statusPage/content.ts'
import { Unreadable } from '../../core/statusPage/fields.ts'
import { domainOf } from '../../core/statusPage/identity.ts'
import type { PageRequest } from '../../core/statusPage/kinds.ts'
import { headerValue } from '../probe/headerValue.ts'
import { decodeDocument } from './decodeDocument.ts'

/** Body at which reading a status page stops. */
export const maxPageBytes = 2_097_152
const timeoutMs = 10_000
/** A copy out of a cache that is older than this says nothing about now. */
const oldestCopyMs = 3_600_000
/** Larger documents are fetched whole each time instead of being kept in memory. */
const keptLength = 524_288
const longestWaitMs = 3_600_000

type Kept = { validators: { name: string; value: string }[]; document: unknown }

export type FetchPage = (
  requests: readonly PageRequest[],
  signal: AbortSignal,
) => Promise<{ documents: PageDocuments } | { problem: Unreadable; notBeforeMs?: number }>

/** Fetches the documents of status pages, asking only for what changed since. Never throws. */
export function createFetchPage(probe: Probe, clock: Pick<Clock, 'nowMs'>): FetchPage {
  const kept = new Map<string, Kept>()

  async function fetchOne({ url, form }: PageRequest, signal: AbortSignal) {
    const known = kept.get(url)
    const accept = form === 'json' ? 'application/json' : 'application/atom+xml, application/rss+xml, text/xml'
    const headers = [{ name: 'Accept', value: accept }, ...(known?.validators ?? [])]
    const request = { method: 'GET' as const, url, headers, followRedirects: true }
    // Public pages, asked without any key: nothing in the answer can be ours.
    const { raw } = await probe.attempt({ request, timeoutMs }, signal)
    const exchange = raw.at(-1)
    const response = exchange?.response
    if (!exchange || exchange.failure || !response) throw new Unreadable(failed(exchange))
    if (domainOf(exchange.request.url) !== domainOf(url)) {
      const host = URL.parse(exchange.request.url)?.host
      throw new Unreadable(wording.statusPages.moved(host), wording.statusPages.movedNext)
    }
    if (response.status === 304 && known) return known.document
    if (response.status !== 200) throw new Refused(response.status, retryAfterMs(response.headers, clock.nowMs()))
    const ageMs = Number(headerValue(response.headers, 'age') ?? 0) * 1_000
    if (ageMs > oldestCopyMs) throw new Unreadable(wording.statusPages.oldCopy(describeDuration(ageMs)))
    const document = decodeDocument(response.body, form)
    const validators = [
      ['If-None-Match', headerValue(response.headers, 'etag')],
      ['If-Modified-Since', headerValue(response.headers, 'last-modified')],
    ].flatMap(([name, value]) => (name && value ? [{ name, value }] : []))
    const small = (response.body?.text?.length ?? 0) <= keptLength
    if (small && validators.length > 0) kept.set(url, { validators, document })
    else kept.delete(url)
    return document
  }

  return async (requests, signal) => {
    const documents: Record<string, unknown> = {}
    try {
      for (const request of requests) {
        try {
          documents[request.name] = await fetchOne(request, signal)
        } catch (error) {
          if (!request.optional) throw error
        }
      }
      return { documents }
    } catch (error) {
      const waitMs = error instanceof Refused ? error.waitMs : undefined
      const problem = error instanceof Unreadable ? error : new Unreadable(wording.statusPages.unread)
      if (waitMs === undefined) return { problem }
      return { problem, notBeforeMs: clock.nowMs() + Math.min(waitMs, longestWaitMs) }
    }
  }
}

/** The page answers, but not with itself. */
class Refused extends Unreadable {
  readonly waitMs: number | undefined

  constructor(status: number, waitMs: number | undefined) {
    super(wording.statusPages.answers(status))
    this.waitMs = waitMs
  }
}

/** What says all there is to say; of other failures the message tells more, such as what is wrong with a certificate. */
const plain: ReadonlySet<string> = new Set(['dns-not-found', 'dns-failure', 'refused', 'unreachable', 'reset'])

function failed(exchange: Exchange | undefined): string {
  const failure = exchange?.failure
  if (!failure) return wording.statusPages.unreachable
  if (failure.kind === 'too-large') return wording.statusPages.tooLarge
  if (failure.kind === 'timeout') return wording.statusPages.timedOut
  const why = plain.has(failure.kind) ? wording.ui.failures[failure.kind] : failure.message.replace(/\.$/, '')
  return wording.statusPages.unreachableFor(why.length > 200 ? `${why.slice(0, 199)}…` : why)
}
