import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { contentSecurityPolicy } from './core/contentSecurityPolicy.ts'
import { wording } from './core/language/language.ts'
import { listPageFiles } from './node/server/pageFiles.ts'
import { isOwnPage, pageScheme } from './page.ts'

/** Gives `app://` an origin of its own. Must run before the application is ready, once. */
export function setupScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true }
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges }])
}

function headers(type: string, nonce: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  }
}

/** Serves the built page under `app://`. Rejects when it has not been built. */
export async function setupProtocol(folder: string): Promise<void> {
  const files = await listPageFiles(folder)
  if (!files.has('/index.html')) throw new Error(wording.shell.notBuilt)
  protocol.handle(pageScheme, async (request) => {
    const nonce = randomBytes(16).toString('base64')
    const found = isOwnPage(request.url) ? files.get(new URL(request.url).pathname) : undefined
    if (!found) return new Response('Not found', { status: 404, headers: headers('text/plain', nonce) })
    if (request.method !== 'GET') return new Response(null, { status: 405, headers: headers('text/plain', nonce) })
    const { file, extension, type } = found
    const body = await readFile(file)
    if (extension !== '.html') return new Response(new Uint8Array(body), { headers: headers(type, nonce) })
    const html = body.toString('utf8').replaceAll('__CSP_NONCE__', nonce)
    return new Response(html, { headers: headers(type, nonce) })
  })
}
