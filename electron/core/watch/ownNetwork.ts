import type { Summary } from '../model/summary.ts'
import type { ReferenceAnswer, Transcript } from '../model/transcript.ts'
import { isOnLoopback } from '../ownSide.ts'
import type { WatchPorts } from './types.ts'
import { messageOf, within } from './within.ts'

/** Answers this young serve every monitor that fails at the same moment. */
const sharedForMs = 1_000
const longestAnswerMs = 10_000

export type OwnNetwork = {
  /** The references' answers, asked now or at most a second ago. Empty when they could not be asked. Never throws. */
  ask(): Promise<ReferenceAnswer[]>
  /** Takes note of an attempt. True when it shows that we are back after being offline. */
  learn(transcript: Transcript, nowMs: number): boolean
  now(): Summary['ownSide']
}

/** What is known of our own side of the network. */
export function createOwnNetwork(ports: WatchPorts, signal: AbortSignal): OwnNetwork {
  const { clock } = ports
  let asked: { key: string; atMs: number; answers: Promise<ReferenceAnswer[]> } | null = null
  let known: Summary['ownSide'] = {
    state: 'unknown',
    sinceMs: clock.nowMs(),
    sentence: 'Nothing beyond this computer was probed yet.',
  }

  const askNow = async (urls: readonly string[]): Promise<ReferenceAnswer[]> => {
    try {
      const answer = await within(clock, longestAnswerMs, ports.references.ask(urls, signal))
      return answer.kind === 'done' ? answer.value : []
    } catch (error) {
      ports.onProblem({ where: 'references', text: messageOf(error) })
      return []
    }
  }

  return {
    ask() {
      const urls = ports.settings().references
      const key = urls.join(' ')
      const atMs = clock.monotonicMs()
      if (!asked || asked.key !== key || atMs - asked.atMs > sharedForMs) asked = { key, atMs, answers: askNow(urls) }
      return asked.answers
    },
    learn(transcript, nowMs) {
      const seen = seenIn(transcript)
      if (!seen) return false
      const back = known.state === 'offline' && seen.state === 'fine'
      known = { ...seen, sinceMs: known.state === seen.state ? known.sinceMs : nowMs }
      return back
    },
    now: () => known,
  }
}

function seenIn({ ownSide, exchanges }: Transcript): Omit<Summary['ownSide'], 'sinceMs'> | null {
  if (ownSide && ownSide.references.length > 0) {
    const { judgement, sentence } = ownSide
    if (judgement === 'ours') return { state: 'offline', sentence }
    if (judgement === 'fine') return { state: 'fine', sentence }
  }
  const last = exchanges.at(-1)
  if (!last?.response || isOnLoopback(last)) return null
  return { state: 'fine', sentence: 'Your network is fine: vendors answer.' }
}
