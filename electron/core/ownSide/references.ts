import { wording } from '../language/language.ts'

/** What a reference is known to answer: a status, and a text in its body. */
export type KnownAnswer = { status: number; contains?: string }

const noContent: KnownAnswer = { status: 204 }

/** Addresses made for this question, by host and path; each is asked over http as well as https. */
const known: Readonly<Record<string, KnownAnswer>> = {
  'example.com/': { status: 200, contains: 'Example Domain' },
  'detectportal.firefox.com/success.txt': { status: 200, contains: 'success' },
  'captive.apple.com/hotspot-detect.html': { status: 200, contains: 'Success' },
  'www.msftconnecttest.com/connecttest.txt': { status: 200, contains: 'Microsoft Connect Test' },
  'nmcheck.gnome.org/check_network_status.txt': { status: 200, contains: 'NetworkManager is online' },
  'connectivity-check.ubuntu.com/': noContent,
  'www.gstatic.com/generate_204': noContent,
  'connectivitycheck.gstatic.com/generate_204': noContent,
  'clients3.google.com/generate_204': noContent,
  'cp.cloudflare.com/': noContent,
}

/** A reference as it is asked. `answer`: what it must answer, over https too, where its line says so. */
export type Reference = { url: string; answer?: KnownAnswer }

/**
 * A reference as written: `https://status.example/ping 200 pong` is an address, then, where they are given, its status
 * and a text in its body. Null when it is none.
 */
export function readReference(line: string): Reference | null {
  const [, url = '', status, contains] = /^(\S+)(?:\s+(\d{3})(?:\s+(.+?))?)?\s*$/.exec(line.trim()) ?? []
  if (!/^https?:\/\/[^/?#\\]/i.test(url) || !URL.canParse(url)) return null
  if (status === undefined) return { url }
  return { url, answer: { status: Number(status), ...(contains !== undefined && { contains }) } }
}

/** What is known of a reference, by its line or by its address. Undefined: any answer of its own is right. */
export function knownAnswer({ url, answer }: Reference): KnownAnswer | undefined {
  const parsed = URL.parse(url)
  return answer ?? (parsed ? known[`${parsed.hostname}${parsed.pathname}`] : undefined)
}

/** What came back from a reference. `location`: of a redirect. */
export type SeenAnswer = { status: number; location?: string | undefined; text?: string | undefined }

/**
 * What is wrong with an answer, or undefined when it is right. Over https the certificate has proved who answered; over
 * http a captive portal answers in the place of everybody: with its login page, with a redirect to it, or with 511.
 */
export function wrongAnswer(reference: Reference, { status, location, text }: SeenAnswer): string | undefined {
  const { url } = reference
  if (status === 511) return wording.ownSide.wrongSignIn
  const parsed = URL.parse(url)
  if (!parsed || (parsed.protocol === 'https:' && !reference.answer)) return undefined
  const target = location === undefined ? null : URL.parse(location, url)
  if (status >= 300 && status < 400 && target && !sameSite(parsed.hostname, target.hostname)) {
    return wording.ownSide.wrongRedirect(target.hostname)
  }
  const answer = knownAnswer(reference)
  // Its owner may redirect it to its own https; who answers then is not known from here.
  if (!answer || (!reference.answer && status >= 300 && status < 400)) return undefined
  if (status !== answer.status) return wording.ownSide.wrongStatus(status, answer.status)
  if (answer.contains !== undefined && text !== undefined && !text.includes(answer.contains)) {
    return wording.ownSide.wrongPage(answer.contains)
  }
  return undefined
}

/** The same host, or the same last two labels: `example.com` and `www.example.com`. */
function sameSite(a: string, b: string): boolean {
  const site = (host: string) => host.toLowerCase().split('.').slice(-2).join('.')
  return a === b || site(a) === site(b)
}
