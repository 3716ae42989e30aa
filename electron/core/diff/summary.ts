import { sayMs, shorten } from '../explain/say.ts'
import { failedPhase } from '../facts.ts'
import { wording } from '../language/language.ts'
import type { Difference } from '../model/comparison.ts'
import type { Exchange, PhaseName } from '../model/exchange.ts'
import { type Phases, phasesOf } from '../phases.ts'

const maxParts = 6
const maxLength = 200

/** Phases as one speaks of them: whoever reads an alert cares for three stretches, not for seven. */
const stretches: { name: keyof typeof wording.differences.stretches; phases: PhaseName[] }[] = [
  { name: 'connect', phases: ['dns', 'tcp', 'proxy'] },
  { name: 'tls', phases: ['tls'] },
  { name: 'first-byte', phases: ['send', 'wait'] },
  { name: 'download', phases: ['download'] },
]

/** "connect and TLS normal; first byte 94 ms → 21 s; JSON → HTML" */
export function summaryOf(now: Exchange | undefined, good: Exchange | undefined, rows: readonly Difference[]): string {
  if (!now) return wording.differences.nothingSent
  const changed = rows.filter(({ kind, volatile }) => kind !== 'same' && !volatile)
  if (changed.length === 0) return wording.differences.none
  const parts = [...(good ? timing(now, good, changed) : []), ...changed.flatMap(partOf)]
  const unique = [...new Set(parts)].slice(0, maxParts)
  return unique.length === 0 ? wording.differences.none : shorten(wording.differences.inOne(unique), maxLength)
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
  const oddOnes = reached.filter(odd).flatMap(({ phases }) =>
    phases.flatMap((phase) => {
      if (phase === failed) return [failedPart(now, phase, after, before)]
      return differs(phase) ? [wording.differences.phaseTook(phase, said(before[phase]), said(after[phase]))] : []
    }),
  )
  if (failed && after[failed] === undefined) oddOnes.push(failedPart(now, failed, after, before))
  if (oddOnes.length === 0) return reached.length > 0 ? [wording.differences.timingNormal] : []
  // Of what came after an odd stretch nobody asks; what went before it is ruled out by this.
  const firstOdd = reached.findIndex(odd)
  const ruledOut = normal.filter((name) => reached.findIndex((one) => one.name === name) < firstOdd)
  const names = ruledOut.map((name) => wording.differences.stretches[name])
  return [...(names.length > 0 ? [wording.differences.normal(names)] : []), ...oddOnes]
}

const said = (ms: number | undefined) => (ms === undefined ? undefined : sayMs(ms))

function failedPart({ failure }: Exchange, phase: PhaseName, after: Phases, before: Phases): string {
  if (failure && failure.kind !== 'timeout') return wording.differences.failures[failure.kind]
  return wording.differences.phaseFailed(phase, said(before[phase]), said(after[phase]))
}

/** What a field adds to the line; phases and the failure have been said. */
function partOf({ field, kind, before, after }: Difference): string[] {
  const arrow = before !== undefined && after !== undefined ? [wording.differences.changed(before, after)] : []
  switch (field) {
    case 'nothing sent':
      return []
    case 'status':
      return kind === 'changed' ? [wording.differences.changed(codeOf(before), codeOf(after))] : []
    case 'content':
    case 'tls version':
      return arrow
    case 'http version':
      return before !== undefined && after !== undefined ? [wording.differences.httpVersion(before, after)] : []
    case 'vendor error':
      return kind !== 'removed' && after !== undefined ? [wording.differences.vendorSays(shorten(after, 60))] : []
    case 'monitor revision':
      return [wording.differences.monitorEdited]
    case 'certificate':
      return kind === 'changed' ? [wording.differences.newCertificate] : []
    case 'address':
      return before !== undefined && after !== undefined ? [wording.differences.address(before, after)] : []
    case 'proxy':
      return kind === 'added'
        ? [wording.differences.throughProxy]
        : kind === 'removed'
          ? [wording.differences.withoutProxy]
          : arrow
    case 'steps':
      return [wording.differences.otherRedirects]
    case 'header retry-after':
      return after === undefined ? [] : [wording.differences.retryAfter(after)]
    case 'header location':
      return kind === 'removed' ? [] : [wording.differences.otherTarget]
    default:
      return []
  }
}

const codeOf = (status: string | undefined) => status?.split(' ', 1)[0] ?? wording.differences.noStatus
