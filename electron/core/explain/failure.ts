import { wording } from '../language/language.ts'
import type { Exchange, Failure, FailureKind } from '../model/exchange.ts'
import { lastPhase } from '../phases.ts'
import { sayDate, sayMs } from './say.ts'

/** What a failure means in plain words. `sentence` has no full stop: it also serves as a title. */
export type Explanation = { sentence: string; meaning: string; tryNext: string[] }

export type FailureContext = { monitorName: string; exchange: Exchange; timeoutMs?: number | undefined }

/** The host as people write it: without the port that the scheme implies. */
export function hostOf(exchange: Exchange): string {
  const url = URL.parse(exchange.request.url)
  return url?.host || exchange.connection?.host || wording.assess.host
}

type Words = (context: FailureContext, failure: Failure, host: string) => Explanation

const leafOf = ({ exchange }: FailureContext) => exchange.connection?.tls?.chain[0]
const phaseOf = ({ exchange }: FailureContext, failure: Failure) => failure.phase ?? lastPhase(exchange.instants)

const words: Record<FailureKind, Words> = {
  'dns-not-found': (_, __, host) => wording.rules.failures['dns-not-found'](host),
  'dns-failure': (_, __, host) => wording.rules.failures['dns-failure'](host),
  refused: (_, __, host) => wording.rules.failures.refused(host),
  unreachable: (_, __, host) => wording.rules.failures.unreachable(host),
  reset: (context, failure, host) => {
    const phase = phaseOf(context, failure)
    return wording.rules.failures.reset(host, phase && wording.rules.failedDuring[phase])
  },
  'tls-untrusted': (context, _, host) => wording.rules.failures['tls-untrusted'](host, leafOf(context)?.issuer),
  'tls-expired': (context, _, host) => {
    const leaf = leafOf(context)
    // The leaf may be fine and one above it expired: then its date would be a false statement.
    const own = leaf !== undefined && leaf.notAfterMs < context.exchange.startedAtMs
    return wording.rules.failures['tls-expired'](host, own ? sayDate(leaf.notAfterMs) : undefined)
  },
  'tls-not-yet-valid': (context, _, host) => {
    const leaf = leafOf(context)
    const own = leaf !== undefined && leaf.notBeforeMs > context.exchange.startedAtMs
    return wording.rules.failures['tls-not-yet-valid'](host, own ? sayDate(leaf.notBeforeMs) : undefined)
  },
  'tls-wrong-host': (context, _, host) => wording.rules.failures['tls-wrong-host'](host, leafOf(context)?.sans ?? []),
  'tls-other': (_, { code }, host) => wording.rules.failures['tls-other'](host, code),
  'tls-client-certificate': (_, { code }, host) => wording.rules.failures['tls-client-certificate'](host, code),
  timeout: (context, failure) => {
    const phase = phaseOf(context, failure)
    const within = sayMs(context.timeoutMs ?? context.exchange.instants.end)
    return wording.rules.failures.timeout(
      context.monitorName,
      within,
      phase && wording.rules.failedMissing[phase],
      phase && wording.rules.failedWaitMeans[phase],
    )
  },
  'malformed-response': (_, { code }, host) => wording.rules.failures['malformed-response'](host, code),
  'too-large': (_, __, host) => wording.rules.failures['too-large'](host),
  'too-many-redirects': ({ monitorName }) => wording.rules.failures['too-many-redirects'](monitorName),
  proxy: ({ exchange }, { message }, host) => {
    const proxy = exchange.connection?.proxy
    return wording.rules.failures.proxy(host, proxy?.url, proxy?.from, message.replace(/\.$/, ''))
  },
  aborted: () => wording.rules.failures.aborted(),
}

/** What happened below HTTP, what it means, and what to try next. */
export function explainFailure(failure: Failure, context: FailureContext): Explanation {
  return words[failure.kind](context, failure, hostOf(context.exchange))
}
