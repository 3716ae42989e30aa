import { X509Certificate } from 'node:crypto'
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls'
import type { Certificate } from '../../core/model/exchange.ts'

/** The names of `subjectAltName` without their type: `DNS:a.example, IP Address:10.0.0.1` gives both bare names. */
export function alternativeNames(text: string | undefined): string[] {
  const names = (text ?? '').matchAll(/(?:^|, )(?:[^:,"]+):("(?:[^"\\]|\\.)*"|[^,]*)/g)
  return [...names].map(([, name = '']) => (name.startsWith('"') ? unquoted(name) : name))
}

/** OpenSSL quotes names with odd characters as JSON does; what does not parse is shown as it is. */
function unquoted(name: string): string {
  try {
    return String(JSON.parse(name))
  } catch {
    return name
  }
}

export function certificateFacts(raw: Buffer): Certificate {
  const x509 = new X509Certificate(raw)
  return {
    subject: (x509.subject ?? '').replaceAll('\n', ', '),
    issuer: (x509.issuer ?? '').replaceAll('\n', ', '),
    sans: alternativeNames(x509.subjectAltName),
    serialNumber: x509.serialNumber,
    notBeforeMs: x509.validFromDate.getTime(),
    notAfterMs: x509.validToDate.getTime(),
    fingerprint256: x509.fingerprint256,
  }
}

/** The chain of a connection, leaf first; a self-signed root refers to itself and ends it. */
export function chainOf(socket: TLSSocket): Certificate[] {
  const chain: Certificate[] = []
  const seen = new Set<string>()
  let next: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true)
  while (next?.raw && !seen.has(next.fingerprint256) && chain.length < 20) {
    seen.add(next.fingerprint256)
    chain.push(certificateFacts(next.raw))
    next = next.issuerCertificate
  }
  return chain
}
