import { createServer as createPlain, type RequestListener } from 'node:http'
import { createServer as createSecure } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAuthority } from '../kit/certificates.ts'

/**
 * A vendor in a process of its own, so that its work is not counted as ours: answers 300 bytes of JSON after as many
 * milliseconds as the path names (`/50`). Prints its ports and its authority as one line of JSON.
 */
const authority = createAuthority()
const body = JSON.stringify({ object: 'balance', available: [{ amount: 100, currency: 'eur' }], note: 'x'.repeat(220) })
const answer: RequestListener = (request, response) => {
  const waitMs = Number(/^\/(\d+)/.exec(request.url ?? '')?.[1] ?? 0)
  const send = () => {
    response.setHeader('Content-Type', 'application/json')
    response.end(body)
  }
  if (waitMs > 0) setTimeout(send, waitMs)
  else send()
}
const plain = createPlain({ keepAliveTimeout: 1 }, answer)
const secure = createSecure({ ...authority.issue(['localhost', '127.0.0.1']) }, answer)
const port = (server: typeof plain | typeof secure) =>
  new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))
process.stdout.write(`${JSON.stringify({ http: await port(plain), https: await port(secure), ca: authority.cert })}\n`)
