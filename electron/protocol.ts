import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { protocol } from 'electron'
import { contentSecurityPolicy } from './core/contentSecurityPolicy.ts'
import { isOwnPage, pageScheme } from './page.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Gives `app://` an origin of its own. Must run before the application is ready, once. */
export function setupScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true }
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges }])
}

/** URL path → file, for every file in the folder. Only these are ever served: no path is built from a request. */
async function listFiles(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return new Map(
    entries
      .filter((entry) => entry.isFile() && types[extname(entry.name)])
      .map((entry) => {
        const file = join(entry.parentPath, entry.name)
        return [`/${relative(folder, file).split(sep).join('/')}`, file]
      }),
  )
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
  const files = await listFiles(folder)
  if (!files.has('/index.html')) throw new Error('The page has not been built.')
  protocol.handle(pageScheme, async (request) => {
    const nonce = randomBytes(16).toString('base64')
    const file = isOwnPage(request.url) ? files.get(new URL(request.url).pathname) : undefined
    if (!file) return new Response('Not found', { status: 404, headers: headers('text/plain', nonce) })
    if (request.method !== 'GET') return new Response(null, { status: 405, headers: headers('text/plain', nonce) })
    const type = types[extname(file)] ?? 'application/octet-stream'
    const body = await readFile(file)
    if (extname(file) !== '.html') return new Response(new Uint8Array(body), { headers: headers(type, nonce) })
    const html = body.toString('utf8').replaceAll('__CSP_NONCE__', nonce)
    return new Response(html, { headers: headers(type, nonce) })
  })
}
