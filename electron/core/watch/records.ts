import { markNotice, noticeTooOldMs, pendingNotices } from '../incident.ts'
import { wording } from '../language/language.ts'
import { waitsForDigest } from '../life/digest.ts'
import { desktopChannelId } from '../model/channel.ts'
import type { Incident, MonitorStatus, Notice } from '../model/incident.ts'
import type { NoticeOutcome } from '../ports.ts'
import type { WatchPorts } from './types.ts'
import { messageOf, within } from './within.ts'

/** A disk that is slow must not keep an alert back longer than this. */
const storeWaitMs = 5_000
const notifierWaitMs = 30_000

export type Records = {
  incident(id: string | undefined): Incident | undefined
  incidents(): Incident[]
  /**
   * Keeps the incident and writes both, the incident first. Resolves when they are stored, or when that failed; both
   * are read when they are written, so a slow disk never puts an older state over a newer one.
   */
  save(incident: Incident | null, status: (() => MonitorStatus) | null): Promise<void>
  /** Changes an incident that is still kept and writes it. */
  amend(incidentId: string, change: (incident: Incident) => Incident): Promise<void>
  /** Sends a pending notice once `saved` resolved (5 s at most), and marks it. */
  deliver(incidentId: string, noticeId: string, saved: Promise<void>): void
  /** Sends what an earlier run stored and did not send; what is older than an hour is marked as failed. */
  deliverLeftOver(): void
  /** Resolves once everything saved so far is stored, after 5 s at the latest: a slow disk keeps nobody waiting. */
  written(): Promise<void>
  /** Resolves when no notice is on its way. */
  idle(): Promise<void>
}

/** Incidents that are open, or have a notice that is pending or waits for the end of quiet hours, their documents, and the delivery of their notices. */
export function createRecords(ports: WatchPorts, initial: readonly Incident[]): Records {
  const { clock, store, notifier } = ports
  const live = new Map<string, Incident>()
  const underWay = new Set<Promise<void>>()
  const writes = new Set<Promise<void>>()
  for (const incident of initial) keep(incident)

  function keep(incident: Incident): void {
    if (incident.state === 'open' || pendingNotices(incident).length > 0 || waitsForDigest(incident))
      live.set(incident.id, incident)
    else live.delete(incident.id)
  }

  function save(incident: Incident | null, status: (() => MonitorStatus) | null): Promise<void> {
    if (incident) keep(incident)
    const writing = write(incident, status).finally(() => writes.delete(writing))
    writes.add(writing)
    return writing
  }

  async function write(incident: Incident | null, status: (() => MonitorStatus) | null): Promise<void> {
    try {
      if (incident) await store.saveIncident(live.get(incident.id) ?? incident)
      if (status) await store.saveStatus(status())
    } catch (error) {
      ports.onProblem({ where: 'store', text: messageOf(error) })
    }
  }

  function mark(incidentId: string, noticeId: string, outcome: NoticeOutcome): Promise<void> {
    return amend(incidentId, (incident) => markNotice(incident, noticeId, outcome, clock.nowMs()))
  }

  function amend(incidentId: string, change: (incident: Incident) => Incident): Promise<void> {
    const incident = live.get(incidentId)
    if (!incident) return Promise.resolve()
    const saved = save(change(incident), null)
    ports.onChange(['incidents'], incident.monitorId)
    return saved
  }

  async function show(notice: Notice, incident: Incident): Promise<NoticeOutcome> {
    const { enabled, onRecovery, sound } = ports.settings().notifications
    if (notice.kind === 'acknowledged') return { kind: 'skipped' }
    if (notice.channels && !notice.channels.includes(desktopChannelId)) {
      return { kind: 'skipped', reason: wording.watch.noticeElsewhere }
    }
    if (!enabled) return { kind: 'skipped', reason: wording.watch.noticesOff }
    if (!onRecovery && notice.kind === 'recovered') {
      return { kind: 'skipped', reason: wording.watch.noticesOfRecoveryOff }
    }
    try {
      const answer = await within(clock, notifierWaitMs, notifier.show(notice, incident, sound))
      if (answer.kind === 'done') return answer.value
      return { kind: 'failed', problem: wording.watch.noticeUnanswered }
    } catch (error) {
      const problem = messageOf(error)
      ports.onProblem({ where: 'notifier', text: problem })
      return { kind: 'failed', problem }
    }
  }

  /** Over by the time the channels have stored it, or 5 s later: they get it whatever becomes of the notification. */
  async function handOver(notice: Notice, incident: Incident): Promise<void> {
    try {
      await within(clock, storeWaitMs, ports.channels?.deliver(notice, incident, notice.channels) ?? Promise.resolve())
    } catch (error) {
      ports.onProblem({ where: 'channels', text: messageOf(error) })
    }
  }

  async function sendOnceSaved(incidentId: string, noticeId: string, saved: Promise<void>): Promise<void> {
    await within(clock, storeWaitMs, saved)
    const incident = live.get(incidentId)
    const notice = incident?.notices.find((item) => item.id === noticeId)
    if (!incident || !notice) return
    // Marked when both are done: a restart before that hands it over again, and the channels know it.
    const [outcome] = await Promise.all([show(notice, incident), handOver(notice, incident)])
    await within(clock, storeWaitMs, mark(incidentId, noticeId, outcome))
  }

  function deliver(incidentId: string, noticeId: string, saved: Promise<void>): void {
    const sending = sendOnceSaved(incidentId, noticeId, saved).finally(() => underWay.delete(sending))
    underWay.add(sending)
  }

  return {
    incident: (id) => (id === undefined ? undefined : live.get(id)),
    incidents: () => [...live.values()],
    save,
    amend,
    deliver,
    deliverLeftOver() {
      for (const incident of [...live.values()]) {
        for (const { id, createdAtMs } of pendingNotices(incident)) {
          if (clock.nowMs() - createdAtMs <= noticeTooOldMs) deliver(incident.id, id, Promise.resolve())
          else {
            void mark(incident.id, id, { kind: 'failed', problem: wording.watch.noticeLate })
          }
        }
      }
    },
    async written() {
      await within(clock, storeWaitMs, Promise.all(writes))
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
