import { mapAuth, mapCertificate } from './auth/texts.ts'
import { withWrittenAuth } from './auth/written.ts'
import { basicCredential, basicProblem, replaceBasic } from './basicTemplate.ts'
import { wording } from './language/language.ts'
import { type MonitorDraft, type RequestSpec, secretNameSchema } from './model/monitor.ts'

/** A `{{secret:…}}` as it stands in a request. `where`: "the URL", "the header Authorization" or "the body". */
type Placeholder = { text: string; where: string; name: string } | { text: string; where: string; problem: string }

const opening = /\{\{\s*secret\b/gi
const wellFormed = /\{\{secret:([^{}]*)\}\}/y

function placeholdersIn(text: string, where: string): Placeholder[] {
  const found: Placeholder[] = []
  for (const match of text.matchAll(opening)) {
    wellFormed.lastIndex = match.index
    const whole = wellFormed.exec(text)
    const shown = whole?.[0] ?? text.slice(match.index, match.index + 40).split(/[\r\n]/)[0] ?? ''
    const name = whole?.[1] ?? ''
    if (whole && secretNameSchema.safeParse(name).success) found.push({ text: shown, where, name })
    else found.push({ text: shown, where, problem: wording.config.secretMalformed(shown, where) })
  }
  return found
}

/** Every placeholder of a request in reading order, malformed ones with what is wrong. */
function placeholdersOf(request: RequestSpec): Placeholder[] {
  return [
    ...placeholdersIn(request.url, wording.config.secretIn.url),
    ...request.headers.flatMap(({ name, value }) => [
      ...placeholdersIn(name, wording.config.secretIn.headerName(name)).map((one) => ({
        text: one.text,
        where: one.where,
        problem: wording.config.secretInName(one.text, one.where),
      })),
      ...placeholdersIn(value, wording.config.secretIn.header(name)),
    ]),
    ...placeholdersIn(request.body ?? '', wording.config.secretIn.body),
    ...placeholdersInAuth(request),
  ]
}

function placeholdersInAuth({ auth, clientCertificate }: RequestSpec): Placeholder[] {
  const found: Placeholder[] = []
  const look = (text: string, where: string) => {
    found.push(...placeholdersIn(text, where))
    return text
  }
  if (auth) mapAuth(auth, look)
  if (clientCertificate) mapCertificate(clientCertificate, look)
  return found
}

/** Names of the secrets that a request mentions, each once. */
export function secretNamesOf(request: RequestSpec): string[] {
  return [...new Set(placeholdersOf(request).flatMap((one) => ('name' in one ? [one.name] : [])))]
}

/** Names of all secrets that a monitor may send, each once: those of its request and its second key. */
export function secretsOf({ request, secondKey }: Pick<MonitorDraft, 'request' | 'secondKey'>): string[] {
  const names = secretNamesOf(request)
  return secondKey === undefined || names.includes(secondKey) ? names : [...names, secondKey]
}

/** What is wrong with the placeholders of a request, as sentences. */
export function placeholderProblems(request: RequestSpec): string[] {
  const broken = placeholdersOf(request).flatMap((one) => ('problem' in one ? [one.problem] : []))
  const basic = request.headers.flatMap(({ name, value }) => {
    const problem = basicProblem(value)
    return problem ? [wording.config.inHeader(name, problem)] : []
  })
  return [...broken, ...basic]
}

/**
 * The request with every placeholder replaced by its value, once: a value that itself looks like a placeholder stays.
 * Authentication that is plain text is written into it.
 * Values go in as they are, in the URL too: what is not allowed there must be stored percent-encoded.
 * Throws an Error with a plain sentence, without any value, for a malformed placeholder, a missing value, or a value
 * that its place cannot carry.
 */
export function resolveSecrets(request: RequestSpec, values: Readonly<Record<string, string>>): RequestSpec {
  const [problem] = placeholderProblems(request)
  if (problem) throw new Error(problem)
  const fill = (text: string, where: string, forbidden?: RegExp) =>
    text.replaceAll(/\{\{secret:([^{}]*)\}\}/g, (_, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined
      if (value === undefined) throw new Error(wording.config.secretMissing(name, where))
      if (forbidden?.test(value)) {
        throw new Error(wording.config.secretUnfit(name, where))
      }
      return value
    })
  const inPlace = { header: /[\r\n\0]/, url: /\s/, anything: undefined }
  const fillAuth = (text: string, where: string, carries: keyof typeof inPlace) => fill(text, where, inPlace[carries])
  return withWrittenAuth({
    ...request,
    ...(request.auth && { auth: mapAuth(request.auth, fillAuth) }),
    ...(request.clientCertificate && { clientCertificate: mapCertificate(request.clientCertificate, fillAuth) }),
    url: fill(request.url, wording.config.secretIn.url, /\s/),
    headers: request.headers.map(({ name, value }) => {
      const where = wording.config.secretIn.header(name)
      // First, so that a value that itself looks like a template stays.
      const encoded = replaceBasic(value, (inside) => basicCredential(fill(inside, where)))
      return { name, value: fill(encoded, where, /[\r\n\0]/) }
    }),
    ...(request.body !== undefined && { body: fill(request.body, wording.config.secretIn.body) }),
  })
}
