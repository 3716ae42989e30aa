import { hostOf } from './hosts.ts'
import type { FieldSeen, Looked } from './look.ts'
import { readTime } from './time.ts'
import type { Field } from './types.ts'

/** Which fields probably hold what; absent where none looks like it. */
export type Suggestion = {
  customer?: Field
  time?: Field
  host?: Field
  status?: Field
  error?: Field
}

const customerNames = [
  /(?:^|[._ -])(?:customer|tenant|account|organi[sz]ation|org|merchant|client|workspace|company|shop|subscriber)[._-]?(?:id|uuid|key|no|number)$/i,
  /(?:^|[._ -])(?:customer|tenant|account|organi[sz]ation|org|merchant|workspace|company|shop|subscriber)(?:[._-]?name)?$/i,
  /(?:^|[._ -])(?:user|member|contact|buyer)[._-]?(?:id|uuid|email)$/i,
  /(?:^|[._ -])(?:e-?mail|user|username)$/i,
]
const timeNames = [
  /(?:^|[._ -])@?(?:time-?stamp|started(?:DateTime|_?at)?|ts|time|datetime|date|at|when|logged_?at|created_?at)$/i,
]
const hostNames = [
  /(?:^|[._ -])(?:url|uri|request_?url|endpoint|target)$/i,
  /(?:^|[._ -])(?:host|hostname|authority|server|upstream|domain)$/i,
  /(?:^|[._ -])(?:vendor|provider|service|api|integration)$/i,
]
const statusNames = [/(?:^|[._ -])(?:http_?)?(?:response_?)?status(?:_?code)?$/i, /(?:^|[._ -])(?:response_?)?code$/i]
const errorNames = [/(?:^|[._ -])_?(?:error|err|exception|failure)(?:[._-]?(?:message|msg|code|type|kind))?$/i]

/** The names are in order of likelihood; of several of one kind the one that most records hold. */
function byName(fields: readonly FieldSeen[], patterns: readonly RegExp[], fits: (seen: FieldSeen) => boolean) {
  for (const pattern of patterns) {
    const found = fields
      .filter((seen) => pattern.test(camelApart(seen.field.path.join('.'))) && fits(seen))
      .sort((a, b) => b.count - a.count || a.field.path.length - b.field.path.length)[0]
    if (found) return found.field
  }
  return undefined
}

/** `customerId` as `customer_Id`, so that one pattern knows all spellings. */
function camelApart(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
}

const isTime = ({ examples }: FieldSeen) =>
  examples.length > 0 && examples.every((text) => readTime(text, 'utc') !== undefined)
const isStatus = ({ examples }: FieldSeen) => examples.every((text) => /^(?:[1-5]\d\d|0|[A-Za-z]{2,12})$/.test(text))

/** Guesses what the user means, for them to correct. `hosts`: of the vendor's monitors. */
export function suggest({ fields, format }: Looked, hosts: readonly string[]): Suggestion {
  if (format === 'har') {
    const rest = fields.filter(({ field }) => field.from !== 'entry')
    const customer = byName(rest, customerNames, ({ examples }) => examples.length > 0)
    return {
      time: { from: 'entry', path: ['startedDateTime'] },
      host: { from: 'entry', path: ['request', 'url'] },
      status: { from: 'entry', path: ['response', 'status'] },
      error: { from: 'entry', path: ['response', '_error'] },
      ...(customer && { customer }),
    }
  }
  const time =
    byName(fields, timeNames, isTime) ??
    fields.find((seen) => isTime(seen) && /[-:/T]/.test(seen.examples[0] ?? ''))?.field
  const ofVendor = (seen: FieldSeen) => seen.examples.some((text) => hosts.some((host) => hostOf(text) === host))
  const host =
    fields.find(ofVendor)?.field ??
    byName(fields, hostNames, ({ examples }) => examples.some((text) => /[a-z]/i.test(text)))
  const status = byName(fields, statusNames, isStatus)
  const error = byName(fields, errorNames, () => true)
  const customer = byName(fields, customerNames, () => true)
  return {
    ...(customer && { customer }),
    ...(time && { time }),
    ...(host && { host }),
    ...(status && { status }),
    ...(error && { error }),
  }
}
