import type { ChannelMessage } from '../model/delivery.ts'
import type { Imports } from '../model/imports.ts'
import type { Incident, MonitorStatus } from '../model/incident.ts'
import type { PageReading, PageState } from '../model/statusPage.ts'
import type { Transcript } from '../model/transcript.ts'
import { longestProduct, longestText, type Words } from '../model/words.ts'
import type { Redactor } from '../redact.ts'
import { everyString } from './exchangeWalk.ts'

/** Words from fixed sets and identifiers: they cannot come from outside, and changing one would break what refers to it. */
const fixed =
  /^(?:id|.*Ids?|kind|state|current|severity|stage|worst|delivery|outcome|judgement|trigger|failureKind|role|phase)$/

/** Every free text below a value passed through `text`; fixed words stay. */
function freeTexts<T>(value: T, text: (text: string) => string): T {
  if (value === null || typeof value !== 'object') return value
  const copy = { ...value }
  for (const key of Object.keys(copy) as (keyof T & string)[]) {
    const part = copy[key]
    if (fixed.test(key)) continue
    if (Array.isArray(part))
      copy[key] = part.map((item) => (typeof item === 'string' ? text(item) : freeTexts(item, text))) as typeof part
    else if (typeof part === 'string') copy[key] = text(part) as typeof part
    else copy[key] = freeTexts(part, text)
  }
  return copy
}

const changed = <T>(before: T, after: T): T | null => (JSON.stringify(before) === JSON.stringify(after) ? null : after)

/** The incident without what `text` takes out; null when nothing was to take out. */
export function rewriteIncident(incident: Incident, text: (text: string) => string): Incident | null {
  const { reason, ...rest } = incident
  return changed(incident, { ...freeTexts(rest, text), reason })
}

/** A message on the way to a channel, or a delivery with some, without what `text` takes out. */
export function rewriteMessage<T extends { messages: ChannelMessage[] } | ChannelMessage>(
  value: T,
  text: (text: string) => string,
): T {
  return freeTexts(value, text)
}

/** The text as it is, or redacted where a known secret stands in it. */
export function withoutKnown(text: string, redactor: Pick<Redactor, 'findKnown' | 'text'>): string {
  return redactor.findKnown(text).length > 0 ? redactor.text(text) : text
}

/**
 * What is kept of imported files without known secrets; null when it holds none. A copy of earlier settings that holds
 * one is dropped: to take that import back would bring the key back.
 */
export function rewriteImports(imports: Imports, redactor: Pick<Redactor, 'findKnown' | 'text'>): Imports | null {
  const { text, last } = imports
  const clean = (kept: string) => withoutKnown(kept, redactor)
  const undo = last && redactor.findKnown(JSON.stringify(last.before)).length === 0 ? last : undefined
  return changed(imports, {
    ...(text !== undefined && { text: clean(text) }),
    ...(undo && {
      last: { ...undo, ...(undo.previousText !== undefined && { previousText: clean(undo.previousText) }) },
    }),
  })
}

/** Templates without known secrets; null when they hold none. A tag may be longer than what it stands for. */
export function rewriteWords(words: Words, redactor: Pick<Redactor, 'findKnown' | 'text'>): Words | null {
  const clean = (length: number) => (kept: string) => withoutKnown(kept, redactor).slice(0, length)
  const { product, templates } = words
  return changed(words, {
    ...words,
    product: clean(longestProduct)(product),
    templates: everyString(templates, clean(longestText)),
  })
}

/** The reading of a status page without what `text` takes out. */
export function rewriteReading(reading: PageReading, text: (text: string) => string): PageReading {
  return freeTexts(reading, text)
}

/** What is kept of a status page without what `text` takes out; null when nothing was to take out. */
export function rewritePage(state: PageState, text: (text: string) => string): PageState | null {
  const { last, lastReadable, ...rest } = state
  return changed(state, {
    ...rest,
    last: rewriteReading(last, text),
    ...(lastReadable && { lastReadable: rewriteReading(lastReadable, text) }),
  })
}

/** The status without what `text` takes out; null when nothing was to take out. */
export function rewriteStatus(status: MonitorStatus, text: (text: string) => string): MonitorStatus | null {
  const { reason, ...rest } = status
  return changed(status, { ...freeTexts(rest, text), reason })
}

/**
 * A stored transcript without secrets that became known after it was stored; null when it holds none. One look at the
 * whole text tells for most; a binary body has to be opened.
 */
export function rewriteTranscript(transcript: Transcript, redactor: Redactor): Transcript | null {
  const bodies = transcript.exchanges.flatMap(({ request, response }) => [request.body, response?.body])
  const isBinary = bodies.some((body) => body?.base64 !== undefined)
  if (!isBinary && redactor.findKnown(JSON.stringify(transcript)).length === 0) return null
  const { exchanges, replacements: now } = redactor.exchanges({ raw: transcript.exchanges })
  const { verdict, ownSide, imported, replacements: before, ...rest } = transcript
  const { value, place, shape } = before
  return changed(transcript, {
    ...rest,
    exchanges,
    verdict: { ...freeTexts(verdict, redactor.text), reason: verdict.reason },
    ...(ownSide && { ownSide: freeTexts(ownSide, redactor.text) }),
    ...(imported && { imported: everyString(imported, redactor.text) }),
    replacements: { value: value + now.value, place: place + now.place, shape: shape + now.shape },
  })
}
