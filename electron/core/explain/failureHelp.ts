import type { FailureKind } from '../model/exchange.ts'
import type { HelpPage } from './help.ts'
import { elsewhere, paths, report, us, vendor, way } from './helpWords.ts'

/** Help for attempts without a usable response. */
export const failureHelp: Readonly<Record<FailureKind, HelpPage>> = {
  'dns-not-found': {
    title: 'The name does not exist',
    meaning: 'DNS answered, and says that there is no address under this name. Nothing was sent to the vendor.',
    verdict: 'down',
    causes: [
      us('A typing error in the host, or a host that belongs to another region or account.'),
      vendor('The vendor retired the name, or removed its record by mistake.'),
      way('A filter in your network answers that the name does not exist.'),
    ],
    steps: ['Compare the host with the vendor’s documentation.', 'Run dig HOST, then dig HOST @1.1.1.1.', elsewhere],
    codes: ['ENOTFOUND', 'ENODATA'],
  },
  'dns-failure': {
    title: 'The name cannot be looked up',
    meaning: 'No DNS server gave a usable answer, so nothing was sent. The name may well exist.',
    verdict: 'down',
    causes: [
      way('The DNS servers of your network are slow, down or not reachable.'),
      vendor('The vendor’s own name servers do not answer, or DNSSEC is broken.'),
      us('A VPN was connected or ended, and the resolver went with it.'),
    ],
    steps: ['Run dig HOST, then dig HOST @1.1.1.1: only the first failing points to your resolver.', elsewhere, report],
    codes: ['EAI_AGAIN', 'ESERVFAIL', 'EREFUSED', 'ETIMEOUT'],
  },
  refused: {
    title: 'The connection is refused',
    meaning: 'The machine was reached and said at once that nothing accepts connections on this port.',
    verdict: 'down',
    causes: [
      vendor('The service is stopped, is just being restarted, or its load balancer has nothing behind it.'),
      us('A wrong port in the address.'),
      way('A firewall that answers instead of the vendor.'),
    ],
    steps: ['Check the port in the address.', paths, elsewhere, report],
    codes: ['ECONNREFUSED'],
  },
  unreachable: {
    title: 'No way to the address',
    meaning: 'The network says that no route leads to the address, or that it may not be used.',
    verdict: 'down',
    causes: [
      us('No network, or a VPN or firewall that forbids the connection.'),
      way('A provider on the way withdrew the route.'),
      vendor('The vendor withdrew the address, often for IPv6 only.'),
    ],
    steps: ['Look at “Your network” at the lower left.', 'Compare both address families in the attempts.', elsewhere],
    codes: ['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EACCES'],
  },
  reset: {
    title: 'The connection is cut',
    meaning: 'The connection stood and was ended before a whole response came.',
    verdict: 'down',
    causes: [
      vendor('A process crashed or was restarted while it worked on the request.'),
      vendor('Its load balancer or firewall drops the connection: too many, or a request it dislikes.'),
      way('A proxy or a device that inspects traffic cuts it.'),
    ],
    steps: [
      'Look in which phase it was cut: during TLS points to a device in between, later to the service.',
      elsewhere,
      report,
    ],
    codes: ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ERR_HTTP2_STREAM_ERROR'],
  },
  'tls-untrusted': {
    title: 'The certificate is not trusted',
    meaning:
      'The server showed a certificate from an authority that this computer does not trust, or an incomplete chain.',
    verdict: 'down',
    causes: [
      us('Your company inspects TLS, and its authority is missing here.'),
      vendor('The vendor forgot an intermediate certificate; browsers often hide that, programs do not.'),
      way('Somebody else answers in the vendor’s name, such as the login page of a hotel network.'),
    ],
    steps: [
      'Open the connection of the attempt and read who issued the certificate.',
      'If it is your company’s: add the authority’s PEM file in the settings under Network.',
      report,
    ],
    codes: ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  },
  'tls-expired': {
    title: 'The certificate has expired',
    meaning: 'Its last day is over. Every careful client refuses the connection now, your product’s as well.',
    verdict: 'down',
    causes: [
      vendor('The vendor’s renewal failed, or reached only some of its servers.'),
      us('The clock of this computer is ahead.'),
    ],
    steps: ['Check the clock of this computer.', 'Look whether every address shows the same certificate.', report],
    codes: ['CERT_HAS_EXPIRED'],
  },
  'tls-not-yet-valid': {
    title: 'The certificate is not valid yet',
    meaning: 'Its first day is in the future, as seen from this computer.',
    verdict: 'down',
    causes: [us('The clock of this computer is behind.'), vendor('The vendor rolled out a new certificate too early.')],
    steps: ['Check the clock of this computer and its synchronisation.', report],
    codes: ['CERT_NOT_YET_VALID'],
  },
  'tls-wrong-host': {
    title: 'The certificate is for another name',
    meaning: 'The certificate is sound, but it does not name the host that was asked.',
    verdict: 'down',
    causes: [
      us('A host that is served by another name, such as an address with one label too many.'),
      vendor('A request reached a server of the vendor that is not set up for this name.'),
      way('A proxy or a login page answers in the vendor’s place.'),
    ],
    steps: ['Compare the names in the certificate with the host.', elsewhere, report],
    codes: ['ERR_TLS_CERT_ALTNAME_INVALID'],
  },
  'tls-other': {
    title: 'TLS fails',
    meaning: 'The two sides could not agree on an encrypted connection.',
    verdict: 'down',
    causes: [
      us('The port does not speak TLS.'),
      vendor('Its TLS settings were changed, or it overloads during the handshake.'),
      way('A device in between does not understand the handshake.'),
    ],
    steps: [
      'Check scheme and port of the address.',
      'Run openssl s_client -connect HOST:443 -servername HOST.',
      report,
    ],
    codes: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_…'],
  },
  'tls-client-certificate': {
    title: 'Our client certificate is refused',
    meaning: 'The vendor asks for a certificate of ours in TLS, and gets none or one that it does not accept.',
    verdict: 'down',
    causes: [
      us('The certificate has expired, was revoked, or belongs to another environment.'),
      vendor('The vendor changed the authorities that it accepts.'),
    ],
    steps: [
      'Read the alert in the connection of the attempt.',
      'Store the new certificate and its key in the settings.',
      report,
    ],
    codes: ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE'],
  },
  timeout: {
    title: 'No answer in time',
    meaning:
      'The timeout of the monitor passed. The phase in which it did tells most: connecting, the TLS handshake, waiting for the first byte, or the response itself.',
    verdict: 'down',
    causes: [
      vendor('The service is overloaded or stuck: the connection is quick, and the first byte does not come.'),
      way('Packets are lost on the way: already the connection does not come about.'),
      us('A timeout shorter than the call usually takes.'),
    ],
    steps: [
      'Compare the phases with the last good attempt and the usual ones beside them.',
      paths,
      'If the vendor is only slow, raise the timeout and set a limit for “degraded” instead.',
      report,
    ],
    codes: ['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'],
  },
  'malformed-response': {
    title: 'The response breaks the rules of HTTP',
    meaning:
      'Something came that cannot be read as a whole response: a broken line, a wrong length, or a body that does not unpack.',
    verdict: 'down',
    causes: [
      vendor('A process died in the middle of the response.'),
      way('A proxy cut or changed the response.'),
      us('The port does not speak HTTP.'),
    ],
    steps: ['Look at the body: it holds what was received, as far as it came.', elsewhere, report],
    codes: ['HPE_INVALID_CONSTANT', 'HPE_…', 'Z_DATA_ERROR', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'],
  },
  'too-large': {
    title: 'More than Headstart reads',
    meaning: 'Headers or body passed the limit that protects this computer, so reading was stopped.',
    verdict: 'down',
    causes: [
      us('The address answers with a large list or a download.'),
      vendor('An error repeats itself in the response.'),
    ],
    steps: ['Choose an address with a small response, or ask for one item only.', 'Look at the beginning of the body.'],
    codes: ['HPE_HEADER_OVERFLOW', 'UND_ERR_HEADERS_OVERFLOW'],
  },
  'too-many-redirects': {
    title: 'Redirects without end',
    meaning: 'Each response points to another address, or back to an earlier one. Every hop is in the transcript.',
    verdict: 'down',
    causes: [
      vendor('Two rules of the vendor contradict each other, often about http and https or a trailing slash.'),
      us('The call is sent to a login page because the key is missing.'),
    ],
    steps: ['Read the Location header of each hop.', 'Put the final address into the monitor.', report],
    codes: [],
  },
  proxy: {
    title: 'The proxy does not let us through',
    meaning: 'A proxy stands between this computer and the vendor, and did not open the way.',
    verdict: 'down',
    causes: [
      way('The proxy is down, or refuses this host.'),
      us('HTTP_PROXY or HTTPS_PROXY point to a proxy of another network.'),
    ],
    steps: [
      'Read which variable names the proxy in the connection of the attempt.',
      'Switch the system proxy off in the settings and try again.',
    ],
    codes: ['UND_ERR_PRX_TLS'],
  },
  aborted: {
    title: 'The attempt was stopped',
    meaning:
      'Headstart ended it itself: the monitor was changed, paused or removed, or the request could not be sent as it is.',
    verdict: 'unknown',
    causes: [us('A header or address that no request may hold.')],
    steps: ['Probe again.', 'Open the monitor and use Test now.'],
    codes: ['ABORT_ERR', 'UND_ERR_INVALID_ARG'],
  },
}
