import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { contentSecurityPolicy } from '../../core/contentSecurityPolicy.ts'
import { wording } from '../../core/language/language.ts'

/** A fresh nonce for one page. */
export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/** Headers of every answer. Nothing but the page itself may run or be framed, whatever its type. */
export function protect(response: ServerResponse): void {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('X-Frame-Options', 'DENY')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
  response.setHeader('Cache-Control', 'no-store')
}

const codes: Record<number, string> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  503: 'SERVICE_UNAVAILABLE',
}

/** An error as the contract's clients read it: a sentence and what to do next. */
export function sendProblem(response: ServerResponse, status: number, message: string, next: string): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const code = codes[status] ?? 'INTERNAL_SERVER_ERROR'
  const text = JSON.stringify({ defined: false, code, status, message, data: { next } })
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(text)
}

/** A small page with one sentence, for people who come without the token. */
export function sendPlainPage(response: ServerResponse, status: number, title: string, sentence: string): void {
  const nonce = newNonce()
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce))
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html>
<html lang="${wording.common.locale.page}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style nonce="${nonce}">body { font: 16px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 20vh auto; padding: 0 1rem }</style>
<h1>${title}</h1>
<p>${sentence}</p>
</html>
`)
}

/** Goes on to `/` as a navigation of our own, so that a browser sends the cookie it was just given. */
export function sendReload(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(newNonce()))
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end('<!doctype html><meta http-equiv="refresh" content="0;url=/"><title>Headstart</title>')
}
