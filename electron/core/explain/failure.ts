import type { Exchange, Failure, FailureKind, PhaseName } from '../model/exchange.ts'
import { lastPhase } from '../phases.ts'
import { sayDate, sayMs } from './say.ts'

/** What a failure means in plain words. `sentence` has no full stop: it also serves as a title. */
export type Explanation = { sentence: string; meaning: string; tryNext: string[] }

export type FailureContext = { monitorName: string; exchange: Exchange; timeoutMs?: number | undefined }

/** The host as people write it: without the port that the scheme implies. */
export function hostOf(exchange: Exchange): string {
  const url = URL.parse(exchange.request.url)
  return url?.host || exchange.connection?.host || 'the host'
}

const during: Record<PhaseName, string> = {
  dns: 'while the name was looked up',
  tcp: 'while connecting',
  proxy: 'while the proxy was asked',
  tls: 'during the TLS handshake',
  send: 'while the request was being sent',
  wait: 'before the first byte of the response',
  download: 'in the middle of the response',
}

const missing: Record<PhaseName, string> = {
  dns: 'no answer from DNS',
  tcp: 'no connection',
  proxy: 'no answer from the proxy',
  tls: 'no TLS handshake',
  send: 'the request could not be sent',
  wait: 'no first byte',
  download: 'the response did not end',
}

const waitMeans: Record<PhaseName, string> = {
  dns: 'The DNS servers of this computer did not answer in time.',
  tcp: 'The server or something before it drops connection attempts without a word.',
  proxy: 'The proxy accepted the connection and did not open the way to the vendor.',
  tls: 'The server accepted the connection and then did not finish the TLS handshake.',
  send: 'The server stopped reading before it had the whole request.',
  wait: 'The server took the request and is working on it, or is stuck.',
  download: 'The server began its response and did not finish it.',
}

type Words = (context: FailureContext, failure: Failure, host: string) => Explanation

const leafOf = ({ exchange }: FailureContext) => exchange.connection?.tls?.chain[0]
const phaseOf = ({ exchange }: FailureContext, failure: Failure) => failure.phase ?? lastPhase(exchange.instants)
const fromElsewhere = "Try the same address from another network: that tells the vendor's side from ours."
const askVendor = 'Send the debug report to the vendor: it holds the transcript of this attempt.'

const words: Record<FailureKind, Words> = {
  'dns-not-found': (_, __, host) => ({
    sentence: `The name ${host} does not exist in DNS`,
    meaning: 'DNS answered and says there is no such name.',
    tryNext: ['Check the host in the URL for a typing error.', `Run: dig ${host}`, fromElsewhere],
  }),
  'dns-failure': (_, __, host) => ({
    sentence: `The name ${host} cannot be looked up`,
    meaning: 'The DNS servers gave no usable answer, so nothing was sent.',
    tryNext: [`Run: dig ${host}`, 'Try another DNS server.', fromElsewhere],
  }),
  refused: (_, __, host) => ({
    sentence: `${host} refuses connections`,
    meaning: 'The machine was reached, and nothing there accepts connections on this port.',
    tryNext: ['Check the port in the URL.', fromElsewhere, askVendor],
  }),
  unreachable: (_, __, host) => ({
    sentence: `${host} cannot be reached`,
    meaning: 'No network path leads to the address.',
    tryNext: ['Check VPN and firewall of this computer.', fromElsewhere, askVendor],
  }),
  reset: (context, failure, host) => {
    const phase = phaseOf(context, failure)
    return {
      sentence: `${host} closes the connection${phase ? ` ${during[phase]}` : ''}`,
      meaning: 'The connection stood and was cut by the server or by something on the way.',
      tryNext: [fromElsewhere, askVendor],
    }
  },
  'tls-untrusted': (context, _, host) => ({
    sentence: `The certificate of ${host} is not trusted`,
    meaning: `It was issued by ${leafOf(context)?.issuer || 'an unknown authority'}, which this computer does not trust.`,
    tryNext: ['If your company inspects TLS, add its certificate authority in the settings.', fromElsewhere, askVendor],
  }),
  'tls-expired': (context, _, host) => {
    const leaf = leafOf(context)
    // The leaf may be fine and one above it expired: then its date would be a false statement.
    const own = leaf !== undefined && leaf.notAfterMs < context.exchange.startedAtMs
    return {
      sentence: own
        ? `The certificate of ${host} expired on ${sayDate(leaf.notAfterMs)}`
        : `The certificate of ${host} has expired`,
      meaning: 'Every careful client refuses this connection now.',
      tryNext: ['Check the clock of this computer.', askVendor],
    }
  },
  'tls-not-yet-valid': (context, _, host) => {
    const leaf = leafOf(context)
    const own = leaf !== undefined && leaf.notBeforeMs > context.exchange.startedAtMs
    return {
      sentence: `The certificate of ${host} is not valid ${own ? `before ${sayDate(leaf.notBeforeMs)}` : 'yet'}`,
      meaning: 'The certificate begins in the future, or the clock of this computer is behind.',
      tryNext: ['Check the clock of this computer.', askVendor],
    }
  },
  'tls-wrong-host': (context, _, host) => {
    const names = leafOf(context)?.sans ?? []
    const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '')
    return {
      sentence: `The certificate of ${host} is for another name`,
      meaning: names.length > 0 ? `It is for ${shown}.` : 'It does not name this host.',
      tryNext: ['Check the host in the URL.', fromElsewhere, askVendor],
    }
  },
  'tls-other': (_, failure, host) => ({
    sentence: `TLS with ${host} fails`,
    meaning: `No encrypted connection could be agreed on${failure.code ? ` (${failure.code})` : ''}.`,
    tryNext: ['Check that the port speaks TLS.', fromElsewhere, askVendor],
  }),
  'tls-client-certificate': (_, failure, host) => {
    const wants = failure.code?.endsWith('CERTIFICATE_REQUIRED')
    return {
      sentence: wants ? 'The vendor wants a client certificate' : 'The vendor refuses our client certificate',
      meaning: `In TLS ${host} asks who we are${failure.code ? ` and answers ${failure.code}` : ''}. Other customers may not be affected.`,
      tryNext: [
        'Check whether the client certificate has expired, was revoked, or was issued by an authority that the vendor no longer accepts.',
        'Store the new certificate and its key in the settings.',
      ],
    }
  },
  timeout: (context, failure) => {
    const phase = phaseOf(context, failure)
    const within = sayMs(context.timeoutMs ?? context.exchange.instants.end)
    return {
      sentence: `${context.monitorName} does not answer: ${phase ? missing[phase] : 'no response'} within ${within}`,
      meaning: phase ? waitMeans[phase] : 'The timeout passed.',
      tryNext: [fromElsewhere, askVendor, 'If the vendor is only slow, raise the timeout of this monitor.'],
    }
  },
  'malformed-response': (_, failure, host) => ({
    sentence: `${host} sends a response that breaks the rules of HTTP`,
    meaning: `What came cannot be read as a whole response${failure.code ? ` (${failure.code})` : ''}.`,
    tryNext: ['Look at the transcript: it holds what was received.', fromElsewhere, askVendor],
  }),
  'too-large': (_, __, host) => ({
    sentence: `${host} sends more than Headstart reads`,
    meaning: 'Reading stopped at a limit that protects this computer.',
    tryNext: ['Point the monitor at an address with a smaller response.', askVendor],
  }),
  'too-many-redirects': (context) => ({
    sentence: `${context.monitorName} redirects without end`,
    meaning: 'Every response points to another address, or back to an earlier one.',
    tryNext: ['Look at the Location headers in the transcript.', 'Put the final address into the monitor.', askVendor],
  }),
  proxy: (context, failure, host) => ({
    sentence: `The proxy${context.exchange.connection?.proxy ? ` ${context.exchange.connection.proxy.url}` : ''} does not connect to ${host}`,
    meaning: `The way to the vendor was not opened${failure.message ? `: ${failure.message.replace(/\.$/, '')}` : ''}.`,
    tryNext: [
      `Check ${context.exchange.connection?.proxy?.from ?? 'the proxy variables'} of this computer.`,
      'Turn the system proxy off in the settings to try without it.',
    ],
  }),
  aborted: () => ({
    sentence: 'The probe was stopped before it ended',
    meaning: 'Nothing is known about the vendor from this attempt.',
    tryNext: ['Probe again.'],
  }),
}

/** What happened below HTTP, what it means, and what to try next. */
export function explainFailure(failure: Failure, context: FailureContext): Explanation {
  return words[failure.kind](context, failure, hostOf(context.exchange))
}
