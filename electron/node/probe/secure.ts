import { isIP, type Socket } from 'node:net'
import { checkServerIdentity, connect, type SecureContext, type TLSSocket } from 'node:tls'
import { wording } from '../../core/language/language.ts'
import type { Tls } from '../../core/model/exchange.ts'
import { chainOf } from './certificate.ts'
import { codeOf, ExchangeError, failureKind } from './failureKind.ts'
import { ocspOf } from './ocsp.ts'
import type { Sockets } from './sockets.ts'

type Wanted = { host: string; alpn: readonly string[]; context: SecureContext | undefined }

/**
 * Secures a connection. Verification is our own step after the handshake, so that a chain that fails it is still on
 * record (`report` gets it before the promise rejects). No byte of the request is sent until this resolves.
 * Rejects with a `tls-*` kind, or with the raw error of a handshake that broke.
 */
export function secure(
  plain: Socket,
  { host, alpn, context }: Wanted,
  sockets: Sockets,
  report: (tls: Tls) => void,
): Promise<TLSSocket> {
  report({ alpnOffered: [...alpn], verified: false, chain: [] })
  return new Promise((resolve, reject) => {
    const options = {
      socket: plain,
      host,
      ...(isIP(host) === 0 && { servername: host }),
      ALPNProtocols: [...alpn],
      rejectUnauthorized: false,
      requestOCSP: true,
      checkServerIdentity: () => undefined,
      ...(context && { secureContext: context }),
    }
    const socket = sockets.keep(connect(options))
    let ocsp: Tls['ocsp']
    socket.once('OCSPResponse', (stapled: Buffer | null) => {
      ocsp = ocspOf(stapled)
    })
    socket.once('error', reject)
    // A peer that goes away in the handshake may close without an error of its own.
    socket.once('close', () => reject(new ExchangeError('reset', 'ECONNRESET', wording.probe.handshakeClosed)))
    socket.once('secureConnect', () => {
      const problem = verificationProblem(socket, host)
      report({
        version: socket.getProtocol() ?? undefined,
        cipher: socket.getCipher().standardName ?? socket.getCipher().name,
        alpnOffered: [...alpn],
        alpn: socket.alpnProtocol || undefined,
        verified: !problem,
        verifyError: problem?.code,
        ...(ocsp && { ocsp }),
        chain: chainOf(socket),
      })
      if (problem) reject(problem)
      else resolve(socket)
    })
  })
}

/** The chain first, then the name: the order in which browsers complain. */
function verificationProblem(socket: TLSSocket, host: string): ExchangeError | undefined {
  if (!socket.authorized) {
    // Typed as an Error, but Node sets the bare code of OpenSSL here.
    const found: unknown = socket.authorizationError
    const code = typeof found === 'string' ? found : (codeOf(found) ?? 'CERT_UNTRUSTED')
    return new ExchangeError(kindOf(code), code, explain(code, socket))
  }
  const mismatch = checkServerIdentity(host, socket.getPeerCertificate(true))
  if (!mismatch) return undefined
  return new ExchangeError('tls-wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID', mismatch.message)
}

function kindOf(code: string) {
  const kind = failureKind(code, { phase: 'tls', responseBegan: false })
  return kind.startsWith('tls-') ? kind : 'tls-untrusted'
}

function explain(code: string, socket: TLSSocket): string {
  const { valid_from: from, valid_to: to, issuer } = socket.getPeerCertificate()
  if (code === 'CERT_HAS_EXPIRED') return wording.probe.certificateExpired(to)
  if (code === 'CERT_NOT_YET_VALID') return wording.probe.certificateNotYet(from)
  return wording.probe.certificateUnverified(code, issuer?.CN?.toString())
}
