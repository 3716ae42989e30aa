import { withEntries } from '../incident/timeline.ts'
import { wording } from '../language/language.ts'
import type { Incident } from '../model/incident.ts'
import type { Audience, Said, WordStage } from '../model/words.ts'

/** A text that goes out, or went out. */
export type Saying = {
  audience: Audience
  stage: WordStage
  text: string
  to?: string | undefined
  channelId?: string | undefined
  promisedAtMs?: number | undefined
}

const shownChars = 160

function firstWords(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > shownChars ? `${line.slice(0, shownChars - 1)}…` : line
}

/**
 * The incident with what was said and when, to whom, on its timeline. `when` puts a promised time into words. Saying
 * something keeps what was promised to that audience before.
 */
export function withSaid(incident: Incident, saying: Saying, nowMs: number, when: (atMs: number) => string): Incident {
  const { audience, stage, text, to, channelId, promisedAtMs } = saying
  const id = `${incident.id}:said:${(incident.said?.length ?? 0) + 1}:${nowMs.toString(36)}`
  const said: Said = {
    id,
    atMs: nowMs,
    audience,
    stage,
    text,
    ...(to !== undefined && { to }),
    ...(channelId !== undefined && { channelId }),
    ...(promisedAtMs !== undefined && { promisedAtMs }),
  }
  const promise = promisedAtMs === undefined ? '' : wording.drafts.promised(when(promisedAtMs))
  const line = wording.drafts.said(wording.drafts.audienceNames[audience], to, firstWords(text), promise)
  return withEntries(
    { ...incident, said: [...(incident.said ?? []), said] },
    { atMs: nowMs, kind: 'said', text: line, saidId: id },
  )
}

/** The incident without a text that did not go out after all. */
export function withoutSaid(incident: Incident, saidId: string): Incident {
  return {
    ...incident,
    said: incident.said?.filter(({ id }) => id !== saidId),
    timeline: incident.timeline.filter((entry) => entry.saidId !== saidId),
  }
}

function changed(incident: Incident, saidId: string, change: (said: Said) => Said): Incident {
  return { ...incident, said: incident.said?.map((said) => (said.id === saidId ? change(said) : said)) }
}

/** Another time for a promise; null: no update will come. The timeline keeps both. */
export function withPromise(
  incident: Incident,
  saidId: string,
  promisedAtMs: number | null,
  nowMs: number,
  when: (atMs: number) => string,
): Incident {
  const before = incident.said?.find(({ id }) => id === saidId)
  if (!before) return incident
  const next = changed(incident, saidId, ({ remindedAtMs: _, releasedAtMs: __, ...said }) =>
    promisedAtMs === null ? { ...said, releasedAtMs: nowMs } : { ...said, promisedAtMs },
  )
  const name = wording.drafts.audienceNames[before.audience]
  const text =
    promisedAtMs === null ? wording.drafts.promiseReleased(name) : wording.drafts.promiseMoved(name, when(promisedAtMs))
  return withEntries(next, { atMs: nowMs, kind: 'note', text })
}

/** The incident with a promise marked as reminded of. */
export function withReminded(incident: Incident, saidId: string, nowMs: number): Incident {
  return changed(incident, saidId, (said) => ({ ...said, remindedAtMs: nowMs }))
}

/** Promises that nothing later was said upon, by audience, the earliest first. */
export function openPromises(incident: Pick<Incident, 'said'>): (Said & { promisedAtMs: number })[] {
  const latest = new Map<Audience, Said>()
  for (const said of incident.said ?? []) latest.set(said.audience, said)
  return [...latest.values()]
    .flatMap((said) => {
      const { promisedAtMs, releasedAtMs } = said
      return promisedAtMs === undefined || releasedAtMs !== undefined ? [] : [{ ...said, promisedAtMs }]
    })
    .sort((a, b) => a.promisedAtMs - b.promisedAtMs)
}
