import { wording } from '../../core/language/language.ts'
import type { Failure, FailureKind, PhaseName } from '../../core/model/exchange.ts'

/** Raw codes of Node, OpenSSL, llhttp, zlib and undici, and the failure kind each one means. */
const kindsByCode: Record<string, FailureKind> = {
  ENOTFOUND: 'dns-not-found',
  ENODATA: 'dns-not-found',
  ESERVFAIL: 'dns-failure',
  EREFUSED: 'dns-failure',
  ETIMEOUT: 'dns-failure',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  ENOTCONN: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_CLOSED: 'reset',
  UND_ERR_DESTROYED: 'reset',
  UND_ERR_INFO: 'reset',
  ERR_HTTP2_STREAM_ERROR: 'reset',
  ERR_HTTP2_SESSION_ERROR: 'reset',
  ERR_HTTP2_STREAM_CANCEL: 'reset',
  ERR_HTTP2_GOAWAY_SESSION: 'reset',
  ERR_HTTP2_ERROR: 'malformed-response',
  HTTPParserError: 'malformed-response',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-wrong-host',
  HOSTNAME_MISMATCH: 'tls-wrong-host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
  CERT_REJECTED: 'tls-untrusted',
  CERT_REVOKED: 'tls-untrusted',
  CERT_CHAIN_TOO_LONG: 'tls-untrusted',
  CERT_SIGNATURE_FAILURE: 'tls-untrusted',
  INVALID_CA: 'tls-untrusted',
  INVALID_PURPOSE: 'tls-untrusted',
  PATH_LENGTH_EXCEEDED: 'tls-untrusted',
  EPROTO: 'tls-other',
  HPE_HEADER_OVERFLOW: 'too-large',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'malformed-response',
  UND_ERR_PRX_TLS: 'proxy',
  UND_ERR_INVALID_ARG: 'aborted',
  UND_ERR_NOT_SUPPORTED: 'aborted',
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: 'aborted',
  UND_ERR_ABORTED: 'aborted',
  ABORT_ERR: 'aborted',
}

/**
 * TLS alerts about a certificate: a server judges no other than ours (RFC 8446 6.2). Prefixes differ by version of
 * OpenSSL: `ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE`, `ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE`.
 */
const aboutOurCertificate =
  /^ERR_SSL_.*_ALERT_(?:UNKNOWN_CA|ACCESS_DENIED|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_(?:REQUIRED|REVOKED|EXPIRED|UNKNOWN))$/

/** Families of codes, asked in this order after the exact ones. */
const kindsByPrefix: [string, FailureKind][] = [
  ['EAI_', 'dns-failure'],
  ['HPE_', 'malformed-response'],
  ['Z_', 'malformed-response'],
  ['ERR_BROTLI', 'malformed-response'],
  ['ERR__ERROR_FORMAT', 'malformed-response'],
  ['ERR_PADDING', 'malformed-response'],
  ['ZSTD_', 'malformed-response'],
  ['ERR_HTTP2_', 'malformed-response'],
  ['ERR_SSL_', 'tls-other'],
  ['ERR_TLS_', 'tls-other'],
  ['ERR_INVALID_', 'aborted'],
]

const kindsByPhase: Record<PhaseName, FailureKind> = {
  dns: 'dns-failure',
  tcp: 'unreachable',
  proxy: 'proxy',
  tls: 'tls-other',
  send: 'reset',
  wait: 'reset',
  download: 'malformed-response',
}

/** Where an exchange stood when its error came. */
export type FailurePoint = { phase?: PhaseName; responseBegan: boolean }

/**
 * The failure kind of a raw code. A peer that closes in an orderly way (`UND_ERR_SOCKET`) is a reset before the first
 * byte of the response and a malformed response after it. An unknown code is judged by its phase.
 */
export function failureKind(code: string | undefined, point: FailurePoint): FailureKind {
  if (code === 'UND_ERR_SOCKET' && point.responseBegan) return 'malformed-response'
  if (code !== undefined && aboutOurCertificate.test(code)) return 'tls-client-certificate'
  const known = kindsByCode[code ?? ''] ?? kindsByPrefix.find(([prefix]) => code?.startsWith(prefix))?.[1]
  if (known) return known
  return point.phase ? kindsByPhase[point.phase] : 'aborted'
}

/** An error whose failure kind is already known: thrown by our own steps of an exchange. */
export class ExchangeError extends Error {
  readonly kind: FailureKind
  readonly code: string | undefined

  constructor(kind: FailureKind, code: string | undefined, message: string) {
    super(message)
    this.kind = kind
    this.code = code
  }
}

/** The raw code of any thrown value, when it has one. undici's parser errors may come with nothing but their name. */
export function codeOf(error: unknown): string | undefined {
  if (!error || typeof error !== 'object') return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error && error.name === 'HTTPParserError' ? error.name : undefined
}

/** undici says "other side closed" whether or not a response had begun: the difference is what a reader needs. */
function messageOf(error: unknown, code: string | undefined, { responseBegan }: FailurePoint): string {
  if (code === 'UND_ERR_SOCKET' && responseBegan) return wording.probe.closedAfter
  if (code === 'UND_ERR_SOCKET') return wording.probe.closedBefore
  return error instanceof Error ? error.message : String(error)
}

/** Turns whatever was thrown into failure data. */
export function failureOf(error: unknown, point: FailurePoint): Failure {
  const own = error instanceof ExchangeError
  const code = own ? error.code : codeOf(error)
  const kind = own ? error.kind : failureKind(code, point)
  const message = messageOf(error, code, point)
  return { kind, ...(point.phase && { phase: point.phase }), ...(code && { code }), message }
}
