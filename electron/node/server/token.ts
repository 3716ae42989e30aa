import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const shape = /^[0-9a-f]{64}$/

/** A fresh token: 32 random bytes in hex. */
export function newToken(): string {
  return randomBytes(32).toString('hex')
}

/**
 * A token of a data folder, made at its first use and readable by its owner only: scripts read that of the HTTP API from
 * the file `token`. Where the folder cannot be written, a token for this run.
 */
export async function tokenOf(dataDir: string, name = 'token'): Promise<string> {
  const kept = (await readFile(join(dataDir, name), 'utf8').catch(() => '')).trim()
  return shape.test(kept) ? kept : newTokenOf(dataDir, name)
}

/** A new token in place of the kept one. */
export async function newTokenOf(dataDir: string, name: string): Promise<string> {
  const token = newToken()
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    const file = await open(join(dataDir, name), 'w', 0o600)
    try {
      // A file that stood there with wider rights keeps them when it is overwritten.
      await file.chmod(0o600)
      await file.writeFile(`${token}\n`)
    } finally {
      await file.close()
    }
  } catch {
    return token
  }
  return token
}

/**
 * What the cookie holds. Browsers send a cookie to every port of a host, so another local server may see it: it must
 * not be the token that opens the HTTP API.
 */
export function cookieValue(token: string): string {
  return createHmac('sha256', token).update('headstart cookie').digest('hex')
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Compares in a time that tells nothing about where the two differ. */
export function sameToken(given: string | null | undefined, expected: string): boolean {
  return timingSafeEqual(digest(given ?? ''), digest(expected))
}
