import { performance } from 'node:perf_hooks'
import type { ReferenceAnswer } from '../../core/model/transcript.ts'
import type { Probe, References } from '../../core/ports.ts'

const timeoutMs = 4_000

/** Asks neutral addresses at once. Any HTTP response counts as an answer: only silence speaks against our own side. */
export function createReferences(probe: Probe, monotonicMs: () => number = () => performance.now()): References {
  const askOne = async (url: string, signal: AbortSignal): Promise<ReferenceAnswer> => {
    const beganMs = monotonicMs()
    const request = { method: 'HEAD' as const, url, headers: [], followRedirects: false }
    const { raw } = await probe.attempt({ request, timeoutMs }, signal)
    const { response, failure } = raw.at(-1) ?? {}
    const tookMs = Math.round(monotonicMs() - beganMs)
    if (response) return { url, answered: true, tookMs, observed: String(response.status) }
    return { url, answered: false, tookMs, observed: [failure?.kind, failure?.code].filter(Boolean).join(' ') }
  }
  return { ask: (urls, signal) => Promise.all(urls.map((url) => askOne(url, signal))) }
}
