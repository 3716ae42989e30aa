import { expect, test } from 'vitest'
import { type FailureKind, failureKinds, type PhaseName } from '../../../electron/core/model/exchange.ts'
import { ExchangeError, failureKind, failureOf } from '../../../electron/node/probe/failureKind.ts'

test.each<[string, FailureKind]>([
  ['ENOTFOUND', 'dns-not-found'],
  ['EAI_AGAIN', 'dns-failure'],
  ['EAI_FAIL', 'dns-failure'],
  ['ECONNREFUSED', 'refused'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['ECONNRESET', 'reset'],
  ['EPIPE', 'reset'],
  ['UND_ERR_SOCKET', 'reset'],
  ['ERR_HTTP2_STREAM_ERROR', 'reset'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ['CERT_HAS_EXPIRED', 'tls-expired'],
  ['CERT_NOT_YET_VALID', 'tls-not-yet-valid'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-wrong-host'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-untrusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls-untrusted'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls-untrusted'],
  ['EPROTO', 'tls-other'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-other'],
  ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'tls-other'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls-client-certificate'],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'tls-client-certificate'],
  ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'tls-client-certificate'],
  ['ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED', 'tls-client-certificate'],
  ['ERR_TLS_HANDSHAKE_TIMEOUT', 'tls-other'],
  ['HPE_INVALID_CONSTANT', 'malformed-response'],
  ['HPE_HEADER_OVERFLOW', 'too-large'],
  ['UND_ERR_HEADERS_OVERFLOW', 'too-large'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'malformed-response'],
  ['Z_DATA_ERROR', 'malformed-response'],
  ['ERR_HTTP2_INVALID_PSEUDOHEADER', 'malformed-response'],
  ['UND_ERR_INVALID_ARG', 'aborted'],
  ['ERR_INVALID_URL', 'aborted'],
  ['ABORT_ERR', 'aborted'],
])('%s is %s', (code, kind) => {
  expect(failureKind(code, { responseBegan: false })).toBe(kind)
})

test('a peer that closes in mid-response has sent a malformed one', () => {
  expect(failureKind('UND_ERR_SOCKET', { responseBegan: true })).toBe('malformed-response')
})

test.each<[PhaseName, FailureKind]>([
  ['dns', 'dns-failure'],
  ['tcp', 'unreachable'],
  ['proxy', 'proxy'],
  ['tls', 'tls-other'],
  ['send', 'reset'],
  ['wait', 'reset'],
  ['download', 'malformed-response'],
])('an unknown code in the phase %s is %s', (phase, kind) => {
  expect(failureKind('E_NEVER_SEEN', { phase, responseBegan: false })).toBe(kind)
})

test.each([undefined, null, 'text', 7, {}, new Error('plain'), { code: 12 }])(
  'anything thrown becomes data: %j',
  (thrown) => {
    const failure = failureOf(thrown, { phase: 'wait', responseBegan: false })
    expect(failureKinds).toContain(failure.kind)
    expect(typeof failure.message).toBe('string')
  },
)

test('an error of our own keeps its kind and code', () => {
  const failure = failureOf(new ExchangeError('proxy', '407', 'No.'), { phase: 'proxy', responseBegan: false })
  expect(failure).toEqual({ kind: 'proxy', code: '407', phase: 'proxy', message: 'No.' })
})
