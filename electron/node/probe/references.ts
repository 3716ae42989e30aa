import { performance } from 'node:perf_hooks'
import { wording } from '../../core/language/language.ts'
import type { Exchange } from '../../core/model/exchange.ts'
import type { ReferenceAnswer } from '../../core/model/transcript.ts'
import { knownAnswer, type Reference, wrongAnswer } from '../../core/ownSide/references.ts'
import { isRight } from '../../core/ownSide.ts'
import type { Probe, References } from '../../core/ports.ts'
import { headerValue } from './headerValue.ts'

const timeoutMs = 4_000
/** A Date field has whole seconds and took its way: less says nothing about a clock. */
const leastSkewMs = 5_000

/**
 * Asks neutral addresses at once. Over https any HTTP response counts as an answer: its certificate proved who gave it.
 * Over plain http, where a captive portal answers in place of everybody, it must be the answer that is known.
 */
export function createReferences(probe: Probe, monotonicMs: () => number = () => performance.now()): References {
  const askOne = async (reference: Reference, signal: AbortSignal): Promise<ReferenceAnswer> => {
    const beganMs = monotonicMs()
    const method = knownAnswer(reference)?.contains === undefined ? ('HEAD' as const) : ('GET' as const)
    const request = { method, url: reference.url, headers: [], followRedirects: false }
    const { raw } = await probe.attempt({ request, timeoutMs }, signal)
    return answerOf(reference, raw.at(-1), Math.round(monotonicMs() - beganMs))
  }
  return {
    async ask(references, signal, settleMs) {
      const enough = new AbortController()
      let timer: NodeJS.Timeout | undefined
      const both = AbortSignal.any([signal, enough.signal])
      const answers = await Promise.all(
        references.map(async (reference) => {
          const answer = await askOne(reference, both)
          if (settleMs !== undefined && isRight(answer)) timer ??= setTimeout(() => enough.abort(), settleMs)
          return answer
        }),
      )
      clearTimeout(timer)
      return answers
    },
  }
}

function answerOf(reference: Reference, exchange: Exchange | undefined, tookMs: number): ReferenceAnswer {
  const { url } = reference
  const { response, failure } = exchange ?? {}
  if (!response || !exchange) {
    const observed = [failure?.kind, failure?.code].filter(Boolean).join(' ')
    // Somebody answers there, and cannot prove that it is who it was asked for.
    const stranger = failure?.kind === 'tls-untrusted' || failure?.kind === 'tls-wrong-host'
    return {
      url,
      answered: false,
      tookMs,
      observed,
      ...(stranger && { wrong: wording.probe.strangersCertificate }),
    }
  }
  const location = headerValue(response.headers, 'location')
  const wrong = wrongAnswer(reference, { status: response.status, location, text: response.body?.text })
  const skewMs = skewOf(headerValue(response.headers, 'date'), exchange)
  return {
    ...{ url, answered: true, tookMs, observed: String(response.status) },
    ...(wrong !== undefined && { wrong }),
    ...(skewMs !== undefined && { skewMs }),
  }
}

/** Its clock minus ours, ms. */
function skewOf(date: string | undefined, { startedAtMs, instants }: Exchange): number | undefined {
  const theirMs = date === undefined ? Number.NaN : Date.parse(date)
  const skewMs = theirMs - (startedAtMs + (instants.firstByte ?? instants.end))
  return Math.abs(skewMs) >= leastSkewMs ? Math.round(skewMs) : undefined
}
