import { channelSecrets } from '../core/channels/channelSecrets.ts'
import type { SecretState } from '../core/contract/secrets.ts'
import { wording } from '../core/language/language.ts'
import type { Incident } from '../core/model/incident.ts'
import type { Summary } from '../core/model/summary.ts'
import type { Clock, Matchers, Notifier } from '../core/ports.ts'
import type { Redactor } from '../core/redact.ts'
import { secretsOf } from '../core/secretTemplate.ts'
import type { Watch } from '../core/watch.ts'
import type { Changes } from './changes.ts'
import type { Configuration } from './configuration.ts'
import { diskUse } from './diskUse.ts'
import { createHistoryQueries } from './historyQueries.ts'
import { createImports } from './imports/imports.ts'
import { monitorIssues } from './monitorIssues.ts'
import { createReports } from './reports.ts'
import type { About, IncidentFilter, Page, Services } from './router/context.ts'
import { secretStates } from './secretStates.ts'
import type { KeptSecrets } from './secrets/createSecrets.ts'
import { createSla } from './sla/sla.ts'
import type { Store } from './store/store.ts'

export type ServiceParts = {
  clock: Clock
  changes: Changes
  configuration: Configuration
  store: Store
  watch: Watch
  secrets: KeptSecrets
  matchers: Matchers
  notifier: Notifier
  version: string
  summary(): Summary
  statusPage: Services['statusPage']
  about(): Promise<About>
  diagnostics(): Promise<string>
  redactor(): Redactor
  harImports: Services['harImports']
  channels: Services['channels']
  selfTest: Services['selfTest']
  metrics: Services['metrics']
  scrub: Services['secrets']['scrub']
  words: Services['words']
  desktop: Services['desktop']
  backups: Services['backups']
  life: Services['life']
}

/** Longest stretch that "recent samples" look back over. */
const samplesBackMs = 2 * 86_400_000

/** What the router's procedures call, made of the application's parts. */
export function createServices(parts: ServiceParts): Services {
  const { clock, changes, configuration, store, watch, secrets, matchers } = parts

  const monitorsChanged = () => {
    watch.monitorsChanged()
    changes.note(['monitors', 'summary', 'secrets'])
  }

  const monitorRemoved = async (id: string) => {
    await configuration.removeMonitor(id)
    watch.monitorsChanged()
    await store.removeStatus(id)
    changes.note(['monitors', 'summary', 'incidents', 'secrets'])
  }

  const pauseUntil = async (ids: readonly string[], untilMs: number | null) => {
    await configuration.pause(ids, { sinceMs: clock.nowMs(), untilMs })
    monitorsChanged()
  }

  return {
    nowMs: () => clock.nowMs(),
    changes,
    configuration,
    summary: parts.summary,
    statusPage: parts.statusPage,
    about: parts.about,
    diagnostics: parts.diagnostics,
    monitorsChanged,
    monitorRemoved,
    pause: pauseUntil,
    async resume(ids) {
      await configuration.pause(ids, undefined)
      monitorsChanged()
    },
    probeNow: (id) => watch.probeNow(id),
    test: (draft, vendorName, given, signal) =>
      watch.testDraft(draft, { vendorName, secrets: given, ...(signal && { signal }) }),
    history: createHistoryQueries(store),
    async recentSamples(id, limit) {
      const nowMs = clock.nowMs()
      const samples = await store.readSamples(id, nowMs - samplesBackMs, nowMs + 1)
      return samples.slice(-limit).reverse()
    },
    incidents: (filter) => pageOf(store.incidents(), filter),
    incident: (id) => store.incident(id),
    written: () => watch.written(),
    acknowledge(id, said) {
      const clean = parts.redactor().text
      // What a person types may hold a key as well.
      const { by, reason } = said
      return watch.acknowledge(id, { ...(by && { by: clean(by) }), ...(reason && { reason: clean(reason) }) })
    },
    reports: createReports(parts),
    sla: createSla(parts),
    desktop: parts.desktop,
    backups: parts.backups,
    async transcripts(query) {
      const { items, nextCursor } = await store.listTranscripts(query)
      return { items, ...(nextCursor !== undefined && { cursor: nextCursor }) }
    },
    transcript: (id) => store.getTranscript(id),
    async pin(id, pinned) {
      const head = await store.pinTranscript(id, pinned)
      if (head) changes.note(['transcripts'], head.monitorId)
      return head
    },
    harImports: parts.harImports,
    channels: parts.channels,
    selfTest: parts.selfTest,
    metrics: parts.metrics,
    diskUse: () => diskUse(store, configuration),
    words: parts.words,
    life: parts.life,
    async secretsIn(text) {
      return parts
        .redactor()
        .findKnown(text)
        .map(({ name, where }) => wording.refusals.secretAt(name, where))
    },
    async testNotification() {
      const nowMs = clock.nowMs()
      const outcome = await parts.notifier.show(
        {
          id: `test:${nowMs}`,
          kind: 'opened',
          createdAtMs: nowMs,
          title: wording.settings.testTitle,
          body: wording.settings.testBody,
          delivery: 'pending',
        },
        null,
        configuration.settings().notifications.sound,
      )
      return outcome.kind === 'failed'
        ? { shown: false, problem: outcome.problem }
        : { shown: outcome.kind === 'shown' }
    },
    secrets: {
      scrub: parts.scrub,
      list: (): Promise<SecretState[]> => secretStates(configuration, secrets),
      async set(name, value) {
        const outcome = await secrets.set(name, value)
        if (outcome.problem) return outcome
        watch.secretsChanged([name])
        parts.channels.keyChanged(name)
        return outcome
      },
      async remove(name) {
        const outcome = await secrets.remove(name)
        if (!outcome.problem) watch.secretsChanged([name])
        return outcome
      },
    },
    imports: createImports({
      ...{ clock, configuration, secrets, matchers, store, monitorRemoved, redactor: parts.redactor },
      onChange: (keys) => {
        if (keys.length > 0) watch.secretsChanged(keys)
        for (const name of keys) parts.channels.keyChanged(name)
        changes.note(['settings', 'channels'])
        monitorsChanged()
      },
    }),
    monitorIssues: (draft) => monitorIssues(draft, matchers),
    notSaved: () => store.health().problem?.text ?? null,
  }
}

/** Names of all secrets that any monitor or channel mentions. */
export function mentionedSecrets(configuration: Configuration): string[] {
  const ofMonitors = configuration.monitors().flatMap((monitor) => secretsOf(monitor))
  return [...new Set([...ofMonitors, ...configuration.channels().flatMap(channelSecrets)])]
}

function pageOf(all: readonly Incident[], filter: IncidentFilter): Page<Incident> {
  const { state, monitorId, vendorId, cursor, limit } = filter
  const matching = all.filter(
    (incident) =>
      (!state || incident.state === state) &&
      (!monitorId || incident.monitorId === monitorId) &&
      (!vendorId || incident.vendorId === vendorId),
  )
  const start = cursor ? matching.findIndex((incident) => incident.id === cursor) + 1 : 0
  const items = matching.slice(start, start + limit)
  const last = items.at(-1)
  return { items, ...(last && start + limit < matching.length && { cursor: last.id }) }
}
