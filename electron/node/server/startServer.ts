import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AnyContractRouter } from '@orpc/contract'
import type { Context, Router } from '@orpc/server'
import { wording } from '../../core/language/language.ts'
import { protect, sendPlainPage, sendProblem, sendReload } from './answers.ts'
import { readJson } from './body.ts'
import { createCalls } from './calls.ts'
import { admit, admitScrape, cookieName } from './gate.ts'
import { loadPage } from './page.ts'
import { createTickets } from './tickets.ts'
import { cookieValue, newToken } from './token.ts'

export type ServerOptions<C extends AnyContractRouter, T extends Context> = {
  /** The application's router over the contract, with the context that its procedures are called with. */
  router: Router<C, T>
  context: T
  /** 0 takes any free port. */
  port: number
  token?: string
  /** Answers `/metrics`; a token of null: switched off. */
  metrics?: { token(): Promise<string | null>; scrape(accept: string): Promise<{ contentType: string; text: string }> }
  /** The folder of the built page. */
  rendererDir: string
  version: string
  /** Learns of faults of our own while a call is answered. */
  report?: (error: unknown) => void
  /** How long a caller may take over the headers, and over the whole request. */
  patience?: { headersMs: number; requestMs: number }
}

export type RunningServer = {
  url: string
  port: number
  token: string
  /** An address that opens the page once: for the arguments of a browser, which other users can see. */
  ticketUrl(path?: string): string
  close(): Promise<void>
}

/** The wanted port cannot be had; the message is a sentence for the user. */
export class PortUnavailable extends Error {}

const bodyLimitBytes = 6_000_000
const maxStreams = 200
const usualPatience = { headersMs: 10_000, requestMs: 30_000 }
const closeGraceMs = 500

/** What a caller that speaks no HTTP, or too slowly, is told; anything else is a bad request. */
const refusals: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
}

const isStream = (path: string) => path === '/rpc/changes' || path === '/api/changes'

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new PortUnavailable(
          error.code === 'EADDRINUSE'
            ? wording.server.portTaken(port)
            : wording.server.portUnusable(port, error.code ?? error.message),
        ),
      )
    })
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/**
 * Serves the page, the page's calls and the HTTP API on 127.0.0.1. Every request passes the gate before any route.
 * Rejects with `PortUnavailable`, or with a sentence when the page is not built.
 */
export async function startServer<C extends AnyContractRouter, T extends Context>(
  options: ServerOptions<C, T>,
): Promise<RunningServer> {
  const token = options.token ?? newToken()
  const report = options.report ?? (() => {})
  const servePage = await loadPage(options.rendererDir)
  const serveCall = createCalls({ ...options, report })
  const { headersMs, requestMs } = options.patience ?? usualPatience
  let port = options.port
  let streams = 0
  const tickets = createTickets()

  async function call(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const body = await readJson(request, bodyLimitBytes)
    if (body.kind === 'too-large') {
      response.setHeader('Connection', 'close')
      sendProblem(response, 413, wording.server.tooLarge(bodyLimitBytes / 1_000_000), wording.server.tooLargeNext)
      return true
    }
    if (body.kind === 'broken') {
      sendProblem(response, 400, wording.server.notJson, wording.server.notJsonNext)
      return true
    }
    return serveCall(path, body.kind === 'json' ? Object.assign(request, { body: body.value }) : request, response)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    protect(response)
    const visit = { method: request.method ?? '', url: request.url ?? '', headers: request.headers }
    const { metrics } = options
    if (metrics && visit.url.split('?')[0] === '/metrics') {
      const admission = admitScrape(visit, port, await metrics.token())
      if (admission.kind === 'refuse') return sendProblem(response, admission.status, admission.message, admission.next)
      const { contentType, text } = await metrics.scrape(visit.headers.accept ?? '')
      response.writeHead(200, { 'Content-Type': contentType }).end(text)
      return
    }
    const admission = admit(visit, port, token, tickets.take)
    if (admission.kind === 'refuse') {
      const wantsPage = request.method === 'GET' && /\btext\/html\b/.test(request.headers.accept ?? '')
      if (admission.status === 401 && wantsPage) return sendPlainPage(response, 401, 'Headstart', admission.next)
      // What is still coming is not read: the connection ends with this answer.
      if (request.method !== 'GET') response.setHeader('Connection', 'close')
      return sendProblem(response, admission.status, admission.message, admission.next)
    }
    if (admission.kind === 'enter') {
      const cookie = `${cookieName(port)}=${cookieValue(token)}; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000`
      response.setHeader('Set-Cookie', cookie)
      if (admission.fromOtherSite) return sendReload(response)
      response.writeHead(303, { Location: '/' }).end()
      return
    }

    const { path } = admission
    const isCall = path.startsWith('/rpc/') || path.startsWith('/api/')
    if (!isCall && (request.method === 'GET' || request.method === 'HEAD')) {
      if (await servePage(path, request, response)) return
    } else if (isCall) {
      if (isStream(path)) {
        if (streams >= maxStreams)
          return sendProblem(response, 503, wording.server.tooManyPages(maxStreams), wording.server.tooManyPagesNext)
        streams += 1
        response.once('close', () => {
          streams -= 1
        })
      }
      if (await call(path, request, response)) return
    }
    sendProblem(response, 404, wording.server.nothingHere, wording.server.callsNext)
  }

  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.min(2_000, headersMs / 4),
      maxHeaderSize: 16_384,
    },
    (request, response) => {
      answer(request, response).catch((error: unknown) => {
        // A client that goes away in the middle is no fault of ours.
        if (response.destroyed || request.destroyed) return response.destroy()
        report(error)
        sendProblem(response, 500, wording.server.fault, wording.server.faultNext)
      })
    },
  )
  server.maxConnections = 1_000
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return socket.destroy()
    const status = refusals[error.code ?? ''] ?? '400 Bad Request'
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  })
  port = await listen(server, options.port)

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    token,
    ticketUrl: (path) => `http://127.0.0.1:${port}/?token=${tickets.issue()}${path ? `#${path}` : ''}`,
    close: () =>
      new Promise((resolve) => {
        const limit = setTimeout(() => server.closeAllConnections(), closeGraceMs)
        server.close(() => {
          clearTimeout(limit)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}
