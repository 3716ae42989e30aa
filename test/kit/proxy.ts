import { createServer, request as forward, type IncomingMessage } from 'node:http'
import { createServer as createSecure } from 'node:https'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Identity } from './certificates.ts'
import { openServer } from './openServer.ts'

export type SeenByProxy = { method: string; target: string; authorization: string | undefined }

/**
 * A forward proxy on loopback that answers CONNECT and absolute-form requests. Every host name leads to 127.0.0.1, so
 * names that no resolver knows work through it. With `credentials` (`user:pass`) it answers 407 to anybody else, with an
 * `identity` it is reached over TLS.
 */
export async function startProxy({ credentials, identity }: { credentials?: string; identity?: Identity } = {}) {
  const seen: SeenByProxy[] = []
  const upstreams = new Set<Duplex>()
  const allowed = (request: IncomingMessage) => {
    const authorization = request.headers['proxy-authorization']
    seen.push({ method: request.method ?? '', target: request.url ?? '', authorization })
    return !credentials || authorization === `Basic ${Buffer.from(credentials).toString('base64')}`
  }
  const server = identity ? createSecure(identity) : createServer()
  server.on('request', (request, response) => {
    if (!allowed(request)) return void response.writeHead(407, { 'Proxy-Authenticate': 'Basic realm="kit"' }).end()
    const target = new URL(request.url ?? '')
    const { 'proxy-authorization': _, ...headers } = request.headers
    const options = { host: '127.0.0.1', port: target.port, path: target.pathname + target.search, headers }
    const onward = forward({ ...options, method: request.method }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  server.on('connect', (request: IncomingMessage, client: Duplex) => {
    if (!allowed(request)) {
      return void client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n')
    }
    const upstream = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1')
    upstreams.add(upstream)
    upstream.on('connect', () => {
      client.write('HTTP/1.1 200 Connection established\r\nVia: kit\r\n\r\n')
      upstream.pipe(client).pipe(upstream)
    })
    upstream.on('error', () => client.destroy())
    upstream.on('close', () => client.destroy())
    client.on('close', () => upstream.destroy())
    client.on('error', () => upstream.destroy())
  })
  const opened = await openServer(server)
  return {
    url: `${identity ? 'https' : 'http'}://127.0.0.1:${opened.port}`,
    seen,
    open: opened.open,
    async close() {
      for (const upstream of upstreams) upstream.destroy()
      await opened.close()
    },
  }
}
