import { X509Certificate } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls'
import { wording } from '../../core/language/language.ts'
import { codeOf, ExchangeError } from './failureKind.ts'

type Environment = Readonly<Record<string, string | undefined>>

const pemBlock = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]+?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g

/** Whom to trust: the platform's authorities and those of extra PEM files. */
export type Authorities = {
  /**
   * Undefined when nothing is added to the platform's own list. Rejects with the kind `aborted`, naming the file, when
   * one of `caFiles` cannot be used: that is our own trouble, not the vendor's.
   */
  context(caFiles: readonly string[]): Promise<SecureContext | undefined>
  /** The same as a list in PEM form, for a context that holds more. Rejects likewise. */
  certificates(caFiles: readonly string[]): Promise<readonly string[] | undefined>
}

/** Files that NODE_EXTRA_CA_CERTS and SSL_CERT_FILE name are added when they can be read, as Node itself does. */
export function createAuthorities(environment: Environment): Authorities {
  const named = [environment.NODE_EXTRA_CA_CERTS, environment.SSL_CERT_FILE]
  // Both often name the same one.
  const fromEnvironment = [...new Set(named.filter((file) => !!file))]
  let last: { key: string; ca: readonly string[]; context: SecureContext } | undefined

  async function read(caFiles: readonly string[]) {
    const optional = await Promise.all(fromEnvironment.map((file) => fingerprint(file ?? '').catch(() => undefined)))
    const required = await Promise.all(caFiles.map((file) => fingerprint(file).catch((error) => refuse(file, error))))
    const files = [...required, ...optional].filter((file) => file !== undefined)
    if (files.length === 0) return undefined
    // Parsing hundreds of certificates takes milliseconds, so a context is kept until a file changes.
    const key = JSON.stringify(files)
    if (last?.key === key) return last
    const extra = await Promise.all([
      ...caFiles.map((file) => certificatesIn(file).catch((error) => refuse(file, error))),
      ...optional.map((file) => (file ? certificatesIn(file.path).catch(() => []) : [])),
    ])
    const ca = [...new Set([...getCACertificates('default'), ...extra.flat()])]
    last = { key, ca, context: createSecureContext({ ca }) }
    return last
  }

  return {
    context: async (caFiles) => (await read(caFiles))?.context,
    certificates: async (caFiles) => (await read(caFiles))?.ca,
  }
}

async function fingerprint(path: string) {
  const { mtimeMs, size } = await stat(path)
  return { path, mtimeMs, size }
}

async function certificatesIn(path: string): Promise<string[]> {
  const blocks = (await readFile(path, 'latin1')).match(pemBlock) ?? []
  if (blocks.length === 0) throw new Error(wording.probe.caFileEmpty)
  for (const block of blocks) new X509Certificate(block)
  return blocks
}

function refuse(file: string, error: unknown): never {
  const why = error instanceof Error ? error.message : String(error)
  const code = codeOf(error) ?? 'ERR_CA_FILE'
  throw new ExchangeError('aborted', code, wording.probe.caFile(file, why))
}
