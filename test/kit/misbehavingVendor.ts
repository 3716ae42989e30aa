import { createServer as createHttp } from 'node:http'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import { createServer as createHttps } from 'node:https'
import { createServer as createTcp, type Server } from 'node:net'
import { gzipSync } from 'node:zlib'
import { type BehaviourName, behave, behaviours, okText, pathOf } from './behaviours.ts'
import { createAuthority, type Identity } from './certificates.ts'
import { hangBeforeAccept } from './hangBeforeAccept.ts'
import { openServer } from './openServer.ts'
import { startProxy } from './proxy.ts'

const dayMs = 86_400_000

const secureNames = [
  'secureOk',
  'secureEcho',
  'http2',
  'http2Echo',
  'http2Hang',
  'http2Reset',
  'http2Gzip',
  'downgrade',
  'expired',
  'notYetValid',
  'wrongHost',
  'untrusted',
  'plainBehindTls',
  'tlsHang',
  'tlsReset',
] as const
const socketNames = ['hangBeforeAccept', 'acceptAndHang', 'refused'] as const
export type VendorUrl = BehaviourName | (typeof secureNames)[number] | (typeof socketNames)[number]

function answerHttp2(request: Http2ServerRequest, response: Http2ServerResponse): void {
  const { method, headers, httpVersion, url } = request
  const type = { 'content-type': 'application/json' }
  if (url === '/hang') return
  if (url === '/reset') response.stream.session?.destroy(undefined, 2)
  else if (url === '/echo') response.writeHead(200, type).end(JSON.stringify({ method, httpVersion, headers }))
  else if (url === '/gzip') response.writeHead(200, { ...type, 'content-encoding': 'gzip' }).end(gzipSync(okText))
  else response.writeHead(200, { ...type, 'x-served-by': 'h2' }).end(okText)
}

/**
 * Real servers on 127.0.0.1 that misbehave on demand. `urls` names each behaviour, `caPem` is the authority to trust for
 * the sound certificates, `requests` lists what reached the vendor as `METHOD path`, `openSockets` counts what is open.
 */
export async function startMisbehavingVendor() {
  const authority = createAuthority()
  const stranger = createAuthority('Authority that nobody trusts')
  const requests: string[] = []
  const opened: { close(): Promise<void>; open?(): number }[] = []
  const start = async (server: Server) => {
    const running = await openServer(server)
    opened.push(running)
    return running.port
  }
  const names = ['127.0.0.1', 'localhost', 'vendor.test']
  let plain = ''
  let elsewhere = ''
  const secure = async (identity: Identity) => {
    const server = createHttps(identity, (request, response) => {
      requests.push(`${request.method} ${request.url}`)
      if (request.url === '/downgrade') return void response.writeHead(302, { Location: `${plain}/echo` }).end()
      behave(request, response, elsewhere)
    })
    return `https://127.0.0.1:${await start(server)}`
  }
  const plainServer = () =>
    createHttp((request, response) => {
      requests.push(`${request.method} ${request.url}`)
      behave(request, response, elsewhere)
    })
  elsewhere = `http://127.0.0.1:${await start(plainServer())}`
  const plainPort = await start(plainServer())
  plain = `http://127.0.0.1:${plainPort}`
  const nowMs = Date.now()
  const sound = await secure(authority.issue(names))
  const h2 = createSecureServer({ ...authority.issue(names), allowHTTP1: true }, answerHttp2)
  h2.on('sessionError', () => undefined)
  const http2 = `https://127.0.0.1:${await start(h2)}`
  const silent = await start(createTcp((socket) => socket.resume()))
  const tlsReset = await start(createTcp((socket) => socket.once('data', () => socket.resetAndDestroy())))
  const queue = await hangBeforeAccept()
  opened.push(queue)
  const gone = await openServer(createTcp())
  await gone.close()
  const proxy = await startProxy()
  const guardedProxy = await startProxy({ credentials: 'ada:proxy-pass-word' })
  const secureProxy = await startProxy({ identity: authority.issue(names) })
  opened.push(proxy, guardedProxy, secureProxy)

  const urls = {
    secureOk: `${sound}/ok`,
    secureEcho: `${sound}/echo`,
    downgrade: `${sound}/downgrade`,
    http2: `${http2}/ok`,
    http2Echo: `${http2}/echo`,
    http2Hang: `${http2}/hang`,
    http2Reset: `${http2}/reset`,
    http2Gzip: `${http2}/gzip`,
    expired: `${await secure(authority.issue(names, { notAfterMs: nowMs - dayMs }))}/ok`,
    notYetValid: `${await secure(authority.issue(names, { notBeforeMs: nowMs + dayMs }))}/ok`,
    wrongHost: `${await secure(authority.issue(['another.example']))}/ok`,
    untrusted: `${await secure(stranger.issue(names))}/ok`,
    plainBehindTls: `https://127.0.0.1:${plainPort}/ok`,
    tlsHang: `https://127.0.0.1:${silent}/ok`,
    tlsReset: `https://127.0.0.1:${tlsReset}/ok`,
    hangBeforeAccept: `http://127.0.0.1:${queue.port}/ok`,
    acceptAndHang: `http://127.0.0.1:${silent}/ok`,
    refused: `http://127.0.0.1:${gone.port}/ok`,
    ...Object.fromEntries(Object.keys(behaviours).map((key) => [key, plain + pathOf(key)])),
  } as Record<VendorUrl, string>

  return {
    urls,
    caPem: authority.cert,
    elsewhere,
    requests,
    proxy,
    guardedProxy,
    secureProxy,
    silentPort: silent,
    openSockets: () => opened.reduce((sum, server) => sum + (server.open?.() ?? 0), 0),
    async close() {
      await Promise.all(opened.map((server) => server.close()))
    },
  }
}

export type MisbehavingVendor = Awaited<ReturnType<typeof startMisbehavingVendor>>
