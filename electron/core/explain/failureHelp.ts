import { wording } from '../language/language.ts'
import type { FailureKind } from '../model/exchange.ts'
import type { HelpPage } from './help.ts'

/** Help for attempts without a usable response. */
export const failureHelp: Readonly<Record<FailureKind, HelpPage>> = {
  'dns-not-found': {
    ...wording.help.failures['dns-not-found'],
    verdict: 'down',
    codes: ['ENOTFOUND', 'ENODATA'],
  },
  'dns-failure': {
    ...wording.help.failures['dns-failure'],
    verdict: 'down',
    codes: ['EAI_AGAIN', 'ESERVFAIL', 'EREFUSED', 'ETIMEOUT'],
  },
  refused: {
    ...wording.help.failures.refused,
    verdict: 'down',
    codes: ['ECONNREFUSED'],
  },
  unreachable: {
    ...wording.help.failures.unreachable,
    verdict: 'down',
    codes: ['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EACCES'],
  },
  reset: {
    ...wording.help.failures.reset,
    verdict: 'down',
    codes: ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ERR_HTTP2_STREAM_ERROR'],
  },
  'tls-untrusted': {
    ...wording.help.failures['tls-untrusted'],
    verdict: 'down',
    codes: ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  },
  'tls-expired': {
    ...wording.help.failures['tls-expired'],
    verdict: 'down',
    codes: ['CERT_HAS_EXPIRED'],
  },
  'tls-not-yet-valid': {
    ...wording.help.failures['tls-not-yet-valid'],
    verdict: 'down',
    codes: ['CERT_NOT_YET_VALID'],
  },
  'tls-wrong-host': {
    ...wording.help.failures['tls-wrong-host'],
    verdict: 'down',
    codes: ['ERR_TLS_CERT_ALTNAME_INVALID'],
  },
  'tls-other': {
    ...wording.help.failures['tls-other'],
    verdict: 'down',
    codes: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_…'],
  },
  'tls-client-certificate': {
    ...wording.help.failures['tls-client-certificate'],
    verdict: 'down',
    codes: ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE'],
  },
  timeout: {
    ...wording.help.failures.timeout,
    verdict: 'down',
    codes: ['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'],
  },
  'malformed-response': {
    ...wording.help.failures['malformed-response'],
    verdict: 'down',
    codes: ['HPE_INVALID_CONSTANT', 'HPE_…', 'Z_DATA_ERROR', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'],
  },
  'too-large': {
    ...wording.help.failures['too-large'],
    verdict: 'down',
    codes: ['HPE_HEADER_OVERFLOW', 'UND_ERR_HEADERS_OVERFLOW'],
  },
  'too-many-redirects': {
    ...wording.help.failures['too-many-redirects'],
    verdict: 'down',
    codes: [],
  },
  proxy: {
    ...wording.help.failures.proxy,
    verdict: 'down',
    codes: ['UND_ERR_PRX_TLS'],
  },
  aborted: {
    ...wording.help.failures.aborted,
    verdict: 'unknown',
    codes: ['ABORT_ERR', 'UND_ERR_INVALID_ARG'],
  },
}
