import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import type { Headers } from '../../core/model/exchange.ts'

const channel = 'undici:client:sendHeaders'

/**
 * Over HTTP/2 the head is compressed beneath the socket; undici announces what it sends on a diagnostics channel.
 * Names are lower-cased and pseudo-header fields put first, as they travel (RFC 9113 8.2, 8.3). Call `stop` when the exchange is over.
 */
export function recordHttp2(socket: Socket): { sent(): Headers | undefined; stop(): void } {
  let sent: Headers | undefined
  const listen = (message: unknown) => {
    if (!isSendHeaders(message) || message.socket !== socket) return
    const lines = message.headers.split('\r\n').filter((line) => line !== '')
    const fields = lines.map((line): [string, string] => {
      const colon = line.indexOf(':', 1)
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    })
    const pseudo = fields.filter(([name]) => name.startsWith(':'))
    sent = [...pseudo, ...fields.filter(([name]) => !name.startsWith(':'))]
  }
  subscribe(channel, listen)
  return { sent: () => sent, stop: () => unsubscribe(channel, listen) }
}

function isSendHeaders(message: unknown): message is { headers: string; socket: unknown } {
  return !!message && typeof message === 'object' && 'socket' in message && 'headers' in message
}
