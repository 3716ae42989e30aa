import { wordsMessage } from '../../core/channels/message.ts'
import { wording } from '../../core/language/language.ts'
import type { ChannelMessage } from '../../core/model/delivery.ts'
import type { Incident } from '../../core/model/incident.ts'
import type { PageReading } from '../../core/model/statusPage.ts'
import type { Warning } from '../../core/model/summary.ts'
import type { TextProblem, WordKit, WordStage, Words } from '../../core/model/words.ts'
import type { Clock, Notifier } from '../../core/ports.ts'
import type { Watch } from '../../core/watch.ts'
import { textProblems } from '../../core/words/check.ts'
import { allowedIn, type DraftFacts, wordKit } from '../../core/words/drafts.ts'
import { type Saying, withoutSaid, withPromise, withSaid } from '../../core/words/said.ts'
import { timeText, utc, type Zone } from '../../core/words/times.ts'
import { createChangeIncident } from '../changeIncident.ts'
import type { Changes } from '../changes.ts'
import type { Configuration } from '../configuration.ts'
import type { Store } from '../store/store.ts'
import { createPromises } from './promises.ts'

/**
 * Telling people about incidents. Everything about an incident gives undefined where there is none of that id; what
 * changes one resolves once it is stored.
 */
export type WordsService = {
  kit(id: string, options: { stage?: WordStage | undefined; promisedAtMs?: number | undefined }): WordKit | undefined
  check(id: string, saying: Saying): TextProblem[] | undefined
  say(id: string, saying: Saying): Promise<Incident | undefined>
  /** Undefined also where nothing of that name was said. */
  withdraw(id: string, saidId: string): Promise<Incident | undefined>
  promise(id: string, saidId: string, promisedAtMs: number | null): Promise<Incident | undefined>
  /** What a channel sends for a text. */
  message(incident: Incident, saying: Saying, nowMs: number): ChannelMessage
  get(): Words
  save(words: Words): Promise<void>
}

type Parts = {
  clock: Clock
  store: Store
  configuration: Configuration
  watch: Watch
  changes: Changes
  notifier: Notifier
  /** The latest reading of a vendor's page. */
  statusPage(vendorId: string): PageReading | undefined
}

const localZone: Zone = (atMs) => -new Date(atMs).getTimezoneOffset()

/** Drafts, what was said, and the reminders of what was promised, from now until `stop`. */
export function createWords(parts: Parts): { service: WordsService; warnings(): Warning[]; stop(): void } {
  const { clock, store, configuration, watch, changes } = parts
  const incidentOf = (id: string) => watch.incident(id) ?? store.incident(id)
  const zoneOf = (words: Words) => (words.zone === 'utc' ? utc : localZone)
  const local = (atMs: number) => timeText(atMs, clock.nowMs(), localZone)

  const changed = createChangeIncident({ store, watch, changes })

  const promises = createPromises({
    clock,
    incidents: () => store.incidents().map((incident) => watch.incident(incident.id) ?? incident),
    incidentOf,
    amend: async (id, change) => void (await changed(id, change)),
    notifier: parts.notifier,
    timeText: local,
    onDue: () => changes.note(['summary']),
  })

  async function change(id: string, by: (incident: Incident) => Incident): Promise<Incident | undefined> {
    const incident = await changed(id, by)
    promises.look(id)
    changes.note(['summary'])
    return incident
  }

  async function changeSaid(id: string, saidId: string, by: (incident: Incident) => Incident) {
    return incidentOf(id)?.said?.some((said) => said.id === saidId) ? change(id, by) : undefined
  }

  function factsOf(incident: Incident, promisedAtMs: number | undefined): DraftFacts {
    const words = store.words()
    const vendor = configuration.vendor(incident.vendorId)
    const page = parts.statusPage(incident.vendorId)
    return { incident, vendor, page, words, nowMs: clock.nowMs(), zone: zoneOf(words), promisedAtMs }
  }

  const service: WordsService = {
    kit(id, { stage, promisedAtMs }) {
      const incident = incidentOf(id)
      return incident && wordKit(factsOf(incident, promisedAtMs), stage)
    },
    check(id, { text, stage, promisedAtMs }) {
      const incident = incidentOf(id)
      if (!incident) return undefined
      return textProblems(text, allowedIn(factsOf(incident, stage === 'resolved' ? undefined : promisedAtMs)))
    },
    say(id, saying) {
      const nowMs = clock.nowMs()
      return change(id, (before) => withSaid(before, saying, nowMs, local))
    },
    withdraw: (id, saidId) => changeSaid(id, saidId, (incident) => withoutSaid(incident, saidId)),
    promise: (id, saidId, atMs) =>
      changeSaid(id, saidId, (incident) => withPromise(incident, saidId, atMs, clock.nowMs(), local)),
    message(incident, { audience, text }, nowMs) {
      const title = wording.common.named(
        wording.drafts.audienceNames[audience],
        configuration.vendor(incident.vendorId)?.name ?? incident.vendorName,
      )
      return wordsMessage(`${incident.id}:words:${nowMs.toString(36)}`, incident, title, text, nowMs)
    },
    get: () => store.words(),
    async save(words) {
      await store.saveWords(words)
      // Drafts are asked for anew with what their incidents changed.
      changes.note(['incidents'])
    },
  }
  return { service, warnings: promises.warnings, stop: promises.stop }
}
