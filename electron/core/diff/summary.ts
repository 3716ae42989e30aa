import { sayMs, shorten } from '../explain/say.ts'
import { failedPhase } from '../facts.ts'
import type { Difference } from '../model/comparison.ts'
import type { Exchange, FailureKind, PhaseName } from '../model/exchange.ts'
import { type Phases, phasesOf } from '../phases.ts'

const maxParts = 6
const maxLength = 200
const nothing = 'nothing differs that is usually the same'

/** Phases as one speaks of them: whoever reads an alert cares for three stretches, not for seven. */
const stretches: { name: string; phases: PhaseName[] }[] = [
  { name: 'connect', phases: ['dns', 'tcp', 'proxy'] },
  { name: 'TLS', phases: ['tls'] },
  { name: 'first byte', phases: ['send', 'wait'] },
  { name: 'download', phases: ['download'] },
]

const phaseNames: Record<PhaseName, string> = {
  dns: 'lookup',
  tcp: 'connect',
  proxy: 'proxy',
  tls: 'TLS',
  send: 'sending',
  wait: 'first byte',
  download: 'download',
}

const failureWords: Partial<Record<FailureKind, string>> = {
  'dns-not-found': 'name not found',
  'dns-failure': 'lookup fails',
  refused: 'connection refused',
  unreachable: 'unreachable',
  reset: 'connection reset',
  'tls-untrusted': 'certificate not trusted',
  'tls-expired': 'certificate expired',
  'tls-not-yet-valid': 'certificate not valid yet',
  'tls-wrong-host': 'certificate for another host',
  'tls-other': 'TLS fails',
  'tls-client-certificate': 'our client certificate is refused',
  'malformed-response': 'malformed response',
  'too-large': 'response too large',
  'too-many-redirects': 'too many redirects',
  proxy: 'proxy fails',
  aborted: 'aborted',
}

/** "connect and TLS normal; first byte 94 ms → 21 s; JSON → HTML" */
export function summaryOf(now: Exchange | undefined, good: Exchange | undefined, rows: readonly Difference[]): string {
  if (!now) return 'nothing was sent'
  const changed = rows.filter(({ kind, volatile }) => kind !== 'same' && !volatile)
  if (changed.length === 0) return nothing
  const parts = [...(good ? timing(now, good, changed) : []), ...changed.flatMap(partOf)]
  const unique = [...new Set(parts)].slice(0, maxParts)
  return unique.length === 0 ? nothing : shorten(unique.join('; '), maxLength)
}

function timing(now: Exchange, good: Exchange, changed: readonly Difference[]): string[] {
  const failed = failedPhase(now)
  const differs = (phase: PhaseName) =>
    changed.some(({ field, kind }) => field === `phase ${phase}` && kind === 'changed')
  const after = phasesOf(now.instants)
  const before = phasesOf(good.instants)
  const reached = stretches.filter(({ phases }) => phases.some((phase) => after[phase] !== undefined))
  const odd = (stretch: (typeof stretches)[number]) =>
    stretch.phases.some((phase) => phase === failed || (after[phase] !== undefined && differs(phase)))
  const normal = reached.filter((one) => !odd(one)).map(({ name }) => name)
  const said = reached.filter(odd).flatMap(({ phases }) =>
    phases.flatMap((phase) => {
      if (phase === failed) return [failedPart(now, phase, after, before)]
      return differs(phase) ? [`${phaseNames[phase]} ${step(before[phase], after[phase])}`] : []
    }),
  )
  if (failed && after[failed] === undefined) said.push(failedPart(now, failed, after, before))
  if (said.length === 0) return reached.length > 0 ? ['timing normal'] : []
  // Of what came after an odd stretch nobody asks; what went before it is ruled out by this.
  const firstOdd = reached.findIndex(odd)
  const ruledOut = normal.filter((name) => reached.findIndex((one) => one.name === name) < firstOdd)
  return [...(ruledOut.length > 0 ? [`${listed(ruledOut)} normal`] : []), ...said]
}

const step = (before: number | undefined, after: number | undefined) =>
  `${before === undefined ? 'none' : sayMs(before)} → ${after === undefined ? 'none' : sayMs(after)}`

function failedPart({ failure }: Exchange, phase: PhaseName, after: Phases, before: Phases): string {
  const word = failure && failureWords[failure.kind]
  if (word !== undefined) return word
  const usual = before[phase]
  const waited = after[phase]
  const within = waited === undefined ? 'none' : `none in ${sayMs(waited)}`
  return `${phaseNames[phase]} ${usual === undefined ? within : `${sayMs(usual)} → ${within}`}`
}

/** What a field adds to the line; phases and the failure have been said. */
function partOf({ field, kind, before, after }: Difference): string[] {
  const arrow = before !== undefined && after !== undefined ? [`${before} → ${after}`] : []
  switch (field) {
    case 'nothing sent':
      return []
    case 'status':
      return kind === 'changed' ? [`${codeOf(before)} → ${codeOf(after)}`] : []
    case 'content':
    case 'tls version':
      return arrow
    case 'http version':
      return before !== undefined && after !== undefined ? [`HTTP/${before} → HTTP/${after}`] : []
    case 'vendor error':
      return kind !== 'removed' && after !== undefined ? [`vendor says ${shorten(after, 60)}`] : []
    case 'monitor revision':
      return ['monitor edited since']
    case 'certificate':
      return kind === 'changed' ? ['new certificate'] : []
    case 'address':
      return arrow.map((text) => `address ${text}`)
    case 'proxy':
      return kind === 'added' ? ['through a proxy'] : kind === 'removed' ? ['without the proxy'] : arrow
    case 'steps':
      return ['other redirects']
    case 'header retry-after':
      return after === undefined ? [] : [`Retry-After ${after}`]
    case 'header location':
      return kind === 'removed' ? [] : ['other redirect target']
    default:
      return []
  }
}

const codeOf = (status: string | undefined) => status?.split(' ', 1)[0] ?? 'none'

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
