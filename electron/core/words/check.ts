import { wording } from '../language/language.ts'
import type { TextProblem } from '../model/words.ts'
import { unstatedCauses } from './causes.ts'

/** What a text may say although it would be questioned: names that are ours, what the vendor said, its page. */
export type Allowed = { stated: readonly string[]; urls: readonly string[]; vendor: string; promised?: string }

/** Hosts that only exist inside a network. */
const insideName =
  /(?<![\w.-])(?:[a-z0-9-]+\.)*(?:localhost|[a-z0-9-]+\.(?:local|internal|intranet|corp|lan|home|localdomain|svc|private|test))(?:\.cluster\.local)?(?![\w-])/gi
const insideAddress =
  /(?<![\d.])(?:10(?:\.\d{1,3}){3}|127(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|169\.254(?:\.\d{1,3}){2})(?![\d.])/g
const insideV6 = /(?<![\w:])(?:::1|f[cd][0-9a-f]{2}:[0-9a-f:]+|fe80:[0-9a-f:]+)(?![\w:])/gi
/** An address without a dot in its host is known inside only. */
const bareHost = /(?<![\w.-])https?:\/\/(?:[^\s/@]*@)?([a-z0-9-]+)(?=[:/?#\s]|$)/gi

/** Hosts and addresses in the text that mean nothing outside, and tell strangers how we are built inside. */
export function insideHosts(text: string, urls: readonly string[] = []): string[] {
  const rest = urls.reduce((whole, url) => (url === '' ? whole : whole.replaceAll(url, ' ')), text)
  const found = [insideName, insideAddress, insideV6].flatMap((pattern) =>
    [...rest.matchAll(pattern)].map(([it]) => it),
  )
  for (const match of rest.matchAll(bareHost)) found.push(match[1] ?? '')
  return [...new Set(found)]
}

/** What should be looked at before this text leaves. The user decides; nothing here keeps it back. */
export function textProblems(text: string, allowed: Allowed): TextProblem[] {
  const problems: TextProblem[] = []
  for (const found of unstatedCauses(text, allowed.stated)) {
    const message = wording.drafts.problems.cause(found, allowed.vendor)
    problems.push({ kind: 'cause', found, message })
  }
  for (const found of insideHosts(text, allowed.urls))
    problems.push({ kind: 'host', found, message: wording.drafts.problems.host(found) })
  if (allowed.promised !== undefined && !text.includes(allowed.promised)) {
    const found = allowed.promised
    problems.push({ kind: 'promise', found, message: wording.drafts.problems.promise(found) })
  }
  for (const [found] of text.matchAll(/\{[^{}\n]{0,60}\}/g))
    problems.push({ kind: 'variable', found, message: wording.drafts.problems.variable(found) })
  return problems
}
