import { createHash } from 'node:crypto'
import { tokenIn, tokenRequest } from '../../core/auth/token.ts'
import type { OAuth2 } from '../../core/model/auth.ts'
import type { Exchange } from '../../core/model/exchange.ts'

/** A token held in memory, and whether this attempt fetched it. */
export type HeldToken = { token: string; fresh: boolean }

export type Tokens = {
  /**
   * The token of these credentials. Where none is held, `fetch` makes the call; its exchange is in the transcript of
   * the attempt that made it. Undefined when the answer held none. `race` rejects when waiting takes too long.
   */
  get(
    auth: OAuth2,
    fetch: () => Promise<Exchange>,
    race: <T>(work: Promise<T>) => Promise<T>,
  ): Promise<HeldToken | undefined>
  /** The vendor refused it: the next `get` fetches another. */
  drop(auth: OAuth2, token: string): void
}

type Held = { token: string; untilMs: number }

/** A digest, so that no credential is kept here besides the token. */
const keyOf = (auth: OAuth2) => {
  const { url, headers, body } = tokenRequest(auth)
  return createHash('sha256')
    .update(JSON.stringify([url, headers, body]))
    .digest('base64')
}

/** Tokens of OAuth 2 client credentials, in memory only. `onToken` hears of one each time before it is used. */
export function createTokens(nowMs: () => number, onToken: (token: string) => void): Tokens {
  const held = new Map<string, Held>()
  const running = new Map<string, Promise<Exchange>>()

  function take(key: string, exchange: Exchange): HeldToken | undefined {
    const { response } = exchange
    const found = response && tokenIn(response.status, response.body?.text)
    if (!found) return undefined
    onToken(found.token)
    held.set(key, { token: found.token, untilMs: nowMs() + found.useForMs })
    return { token: found.token, fresh: true }
  }

  const usable = (key: string): HeldToken | undefined => {
    const known = held.get(key)
    if (known && nowMs() < known.untilMs) {
      onToken(known.token)
      return { token: known.token, fresh: false }
    }
    held.delete(key)
    return undefined
  }

  return {
    async get(auth, fetch, race) {
      const key = keyOf(auth)
      // Whoever asks while another attempt fetches waits for its outcome, and fetches itself only when that failed.
      for (let call = running.get(key); call; call = running.get(key)) await race(call.catch(() => undefined))
      const known = usable(key)
      if (known) return known
      const call = fetch()
      running.set(key, call)
      try {
        return take(key, await call)
      } finally {
        if (running.get(key) === call) running.delete(key)
      }
    },
    drop(auth, token) {
      const key = keyOf(auth)
      if (held.get(key)?.token === token) held.delete(key)
    },
  }
}
