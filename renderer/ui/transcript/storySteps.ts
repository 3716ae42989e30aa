import { failedPhase } from '../../../electron/core/facts.ts'
import type { Exchange, PhaseName } from '../../../electron/core/model/exchange.ts'
import { spansOf } from './phaseRows.ts'

export type StepName = 'name' | 'connection' | 'proxy' | 'tls' | 'certificate' | 'http'

/** One step of how a connection came about. `skipped`: it did not apply, or it did not come to it. */
export type StoryStep = {
  name: StepName
  outcome: 'done' | 'failed' | 'skipped'
  /** Milliseconds after the exchange began, and how long it took; absent where nothing was measured. */
  startMs?: number
  tookMs?: number
}

const phaseOf: Record<Exclude<StepName, 'certificate' | 'http'>, PhaseName> = {
  name: 'dns',
  connection: 'tcp',
  proxy: 'proxy',
  tls: 'tls',
}

/** The steps in the order in which they happen; a broken certificate is told apart from a broken handshake. */
export function storySteps(exchange: Exchange): StoryStep[] {
  const spans = spansOf(exchange.instants)
  const { failure, response, connection } = exchange
  const failed = failedPhase(exchange)
  const certificateFailed =
    failure?.kind.startsWith('tls-') === true &&
    failure.kind !== 'tls-other' &&
    failure.kind !== 'tls-client-certificate' &&
    connection?.tls !== undefined
  const measured = Object.entries(phaseOf).map(([name, phase]): StoryStep => {
    const span = spans[phase]
    const broke = failed === phase && !(phase === 'tls' && certificateFailed)
    const outcome = broke ? 'failed' : span ? 'done' : 'skipped'
    return { name: name as StepName, outcome, ...(span && { startMs: span.startMs, tookMs: span.tookMs }) }
  })
  const chain = connection?.tls?.chain.length ?? 0
  const late = failed === 'send' || failed === 'wait' || failed === 'download' || (failure && failed === undefined)
  return [
    ...measured,
    { name: 'certificate', outcome: certificateFailed ? 'failed' : chain > 0 ? 'done' : 'skipped' },
    {
      name: 'http',
      outcome: late ? 'failed' : response ? 'done' : 'skipped',
      ...(exchange.instants.sendStart !== undefined && {
        startMs: exchange.instants.sendStart,
        tookMs: exchange.instants.end - exchange.instants.sendStart,
      }),
    },
  ]
}
