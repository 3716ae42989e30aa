import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import type { CurlOptions } from '../core/export/curl.ts'
import type { Settings } from '../core/model/settings.ts'
import type { Transcript } from '../core/model/transcript.ts'

let known: ReadonlySet<string> | undefined

/** SHA-256 fingerprints of the roots that Node itself trusts; read once, when first asked for. */
function publicRoots(): ReadonlySet<string> {
  known ??= new Set(rootCertificates.map((pem) => new X509Certificate(pem).fingerprint256))
  return known
}

/**
 * How a command reaches the vendor as the attempts did. Where a chain ends in a public root, a file with only our own
 * authorities in the place of the system's would refuse it.
 */
export function curlOptions(
  transcripts: readonly Pick<Transcript, 'exchanges'>[],
  { caFiles, useSystemProxy }: Pick<Settings, 'caFiles' | 'useSystemProxy'>,
): CurlOptions {
  const chains = transcripts.flatMap(({ exchanges }) => exchanges.flatMap((one) => one.connection?.tls?.chain ?? []))
  const ownAuthorities = caFiles.length > 0 && !chains.some(({ fingerprint256 }) => publicRoots().has(fingerprint256))
  return { ownAuthorities, direct: !useSystemProxy }
}
