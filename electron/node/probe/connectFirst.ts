import { connect, type Socket } from 'node:net'
import { wording } from '../../core/language/language.ts'
import type { Address } from '../../core/model/exchange.ts'
import { codeOf, ExchangeError, failureKind } from './failureKind.ts'
import type { Sockets } from './sockets.ts'

/** Pause before the next address is tried beside the first: RFC 8305 section 5. */
const attemptDelayMs = 250

/** Alternates families, beginning with that of the first answer (RFC 8305 section 4). */
export function interleave(answers: readonly Address[]): Address[] {
  const first = answers.filter(({ family }) => family === answers[0]?.family)
  const other = answers.filter(({ family }) => family !== answers[0]?.family)
  const longest = Math.max(first.length, other.length)
  return Array.from({ length: longest }, (_, at) => [first[at], other[at]])
    .flat()
    .filter((address) => address !== undefined)
}

/**
 * Tries the addresses in turn, the next one when the last fails or keeps silent for a while; the first connection wins
 * and the others are closed. Rejects with the first error when all fail, naming every address.
 */
export function connectFirst(
  answers: readonly Address[],
  port: number,
  sockets: Sockets,
  signal: AbortSignal,
): Promise<{ socket: Socket; address: Address }> {
  return new Promise((resolve, reject) => {
    const waiting = interleave(answers)
    const running = new Set<Socket>()
    const errors: { address: Address; error: Error }[] = []
    let timer: NodeJS.Timeout | undefined

    const settle = (finish: () => void) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      waiting.length = 0
      for (const socket of running) socket.destroy()
      finish()
    }
    const stop = () => settle(() => reject(new Error('stopped')))
    const fail = (address: Address, error: Error) => {
      errors.push({ address, error })
      if (waiting.length > 0) tryNext()
      else if (running.size === 0) settle(() => reject(allFailed(errors)))
    }
    const tryNext = () => {
      clearTimeout(timer)
      const address = waiting.shift()
      if (!address) return
      const { address: host, family } = address
      const socket = sockets.keep(connect({ host, port, family, autoSelectFamily: false, noDelay: true }))
      running.add(socket)
      socket.once('connect', () => {
        running.delete(socket)
        settle(() => resolve({ socket, address }))
      })
      socket.once('error', (error) => {
        if (running.delete(socket)) fail(address, error)
      })
      if (waiting.length > 0) timer = setTimeout(tryNext, attemptDelayMs)
    }
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    if (waiting.length === 0) fail({ address: '', family: 4 }, new Error(wording.probe.noAddress))
    tryNext()
  })
}

function allFailed(errors: readonly { address: Address; error: Error }[]): Error {
  const [first] = errors
  if (!first || errors.length === 1) return first?.error ?? new Error(wording.probe.noAddress)
  const code = codeOf(first.error)
  const kind = failureKind(code, { phase: 'tcp', responseBegan: false })
  const each = errors.map(({ address: { address }, error }) => ({ address, why: codeOf(error) ?? error.message }))
  return new ExchangeError(kind, code, wording.probe.noneReached(each))
}
