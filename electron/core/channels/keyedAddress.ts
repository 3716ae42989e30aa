import { queryHoldsKey } from '../config/liveKey.ts'

/**
 * Where incoming webhooks carry their key in the path: the address is all that a sender needs to have. The group is the
 * key; host names as their vendors document them, `undefined` for those that their users run themselves.
 */
const keyedPaths: readonly [host: RegExp | undefined, path: RegExp][] = [
  // Slack: incoming webhooks, workflows, triggers.
  [/^hooks\.slack(?:-gov)?\.com$/, /^\/(?:services|workflows|triggers)\/(?:[^/]+\/)*([^/]{8,})$/],
  [/^(?:\w+\.)?discord(?:app)?\.com$/, /^\/api\/(?:v\d+\/)?webhooks\/\d+\/([^/]{8,})/],
  // Teams, the connectors of before Workflows.
  [/(?:^|\.)office(?:365)?\.com$/, /^\/webhook(?:b2)?\/(.{8,})/],
  [/^api\.telegram\.org$/, /^\/bot(\d+:[^/]{8,})/],
  [/^hooks\.zapier\.com$/, /^\/hooks\/catch\/\d+\/(?!secret\b)([^/]{4,})/],
  [/^hook\.(?:[\w-]+\.)*(?:make|integromat)\.com$/, /^\/([^/]{8,})/],
  [/^maker\.ifttt\.com$/, /\/with\/key\/([^/]{8,})/],
  [/^events(?:\.eu)?\.pagerduty\.com$/, /^\/integration\/([^/]{8,})\//],
  [/^alert\.victorops\.com$/, /\/alert\/([^/]{8,})/],
  [/^(?:www\.)?ntfy\.sh$/, /^\/([^/]{8,})/],
  [/^(?:open\.)?(?:feishu\.cn|larksuite\.com)$/, /\/hook\/([^/]{8,})/],
  // Mattermost, Rocket.Chat.
  [undefined, /\/hooks\/(?:[A-Za-z0-9]{17}\/)?((?=[A-Za-z]*\d)[A-Za-z0-9]{20,})\/?$/],
]

/** Names of parameters that carry the key of an incoming webhook, besides those of every address. */
const keyedParameter = /^(?:sig|signature|code|(?:integration|routing|service|webhook)[-_]?key|hash)$/i

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Shorter ones are words, versions, regions and numbers far more often than keys. */
const shortestKey = 20
/** Random text has few separators; words, dates and regions stand in many short parts. */
const shortestPart = 10
/** Characters in a row of one kind, on average: two or three where they are drawn by lot, a word's length elsewhere. */
const longestMeanRun = { oneCase: 5, bothCases: 3 }

const fewestRuns = 4

/** Whether a segment of a path looks drawn by lot. */
export function looksRandom(segment: string): boolean {
  if (uuid.test(segment)) return true
  const parts = segment.split(/[^A-Za-z0-9]+/)
  const part = parts.reduce((longest, one) => (one.length > longest.length ? one : longest))
  if (parts.join('').length < shortestKey || part.length < shortestPart) return false
  const [lower, upper, digit] = [/[a-z]/, /[A-Z]/, /\d/].map((kind) => kind.test(part))
  if (!(lower || upper) || !(digit || (lower && upper))) return false
  // A capital belongs to what follows it: `IncomingWebhook` is two runs.
  const runs = part.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? []
  return (
    runs.length >= fewestRuns && part.length / runs.length <= longestMeanRun[lower && upper ? 'bothCases' : 'oneCase']
  )
}

/**
 * Whether whoever reads this address could post to it: it holds the key of an incoming webhook. `otherwiseKeyed`: a
 * header carries a key, so that a random segment is an id; places known to hold keys count all the same.
 */
export function isKeyedAddress(url: URL, otherwiseKeyed: boolean): boolean {
  if (queryHoldsKey(url) || url.username !== '' || url.password !== '') return true
  if ([...url.searchParams].some(([name, value]) => keyedParameter.test(name) && /^\S{16,}$/.test(value))) return true
  const host = url.hostname.toLowerCase()
  if (keyedPaths.some(([where, path]) => (!where || where.test(host)) && path.test(url.pathname))) return true
  return !otherwiseKeyed && url.pathname.split('/').some((segment) => looksRandom(decoded(segment)))
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
