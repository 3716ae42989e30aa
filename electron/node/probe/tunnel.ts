import type { Socket } from 'node:net'
import { wording } from '../../core/language/language.ts'
import { ExchangeError } from './failureKind.ts'

const maxHeadBytes = 16_384

/**
 * Asks an HTTP proxy for a tunnel to `authority` (`host:port`) with CONNECT (RFC 9110 9.3.6). Resolves when the tunnel
 * stands; rejects with the kind `proxy` and the proxy's status as code, or with the raw error of the socket.
 */
export async function openTunnel(socket: Socket, authority: string, headers: readonly string[]): Promise<void> {
  const lines = [`CONNECT ${authority} HTTP/1.1`, `Host: ${authority}`, ...headers, '', '']
  socket.write(lines.join('\r\n'))
  const head = await readHead(socket)
  const [, status, reason = ''] = /^HTTP\/1\.[01] (\d{3}) ?([^\r\n]*)/.exec(head) ?? []
  if (!status) throw new ExchangeError('proxy', 'ERR_PROXY_RESPONSE', wording.probe.proxyNotHttp)
  if (!status.startsWith('2')) {
    throw new ExchangeError('proxy', status, wording.probe.proxyRefused(authority, status, reason))
  }
}

/** Reads up to the blank line and gives back to the socket whatever came after it. */
function readHead(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0)
    const settle = (finish: () => void) => {
      socket.off('readable', onReadable).off('error', onError).off('end', onEnd).off('close', onEnd)
      finish()
    }
    const onError = (error: Error) => settle(() => reject(error))
    const onEnd = () => {
      onError(new ExchangeError('proxy', 'ECONNRESET', wording.probe.proxyClosed))
    }
    const onReadable = () => {
      for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) {
        received = Buffer.concat([received, chunk])
        const end = received.indexOf('\r\n\r\n')
        if (end >= 0) {
          const rest = received.subarray(end + 4)
          if (rest.length > 0) socket.unshift(rest)
          return settle(() => resolve(received.toString('latin1', 0, end)))
        }
        if (received.length > maxHeadBytes) {
          return onError(new ExchangeError('proxy', 'ERR_PROXY_RESPONSE', wording.probe.proxyEndless))
        }
      }
    }
    socket.on('readable', onReadable).on('error', onError).on('end', onEnd).on('close', onEnd)
  })
}
