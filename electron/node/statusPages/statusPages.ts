import { graceMs } from '../../core/headStart.ts'
import { wording } from '../../core/language/language.ts'
import type { Incident } from '../../core/model/incident.ts'
import type { Monitor, Vendor } from '../../core/model/monitor.ts'
import type { PageState } from '../../core/model/statusPage.ts'
import type { Clock } from '../../core/ports.ts'
import { rewritePage, rewriteReading } from '../../core/redact/rewrite.ts'
import { afterReading, stateKey } from '../../core/statusPage/afterReading.ts'
import { Unreadable } from '../../core/statusPage/fields.ts'
import { pageRequests } from '../../core/statusPage/kinds.ts'
import { observePage } from '../../core/statusPage/observe.ts'
import { readPage, unreadable } from '../../core/statusPage/readPage.ts'
import { picksOf } from '../../core/statusPage/regions.ts'
import { nextReadAtMs } from '../../core/statusPage/schedule.ts'
import type { FetchPage } from './fetchPage.ts'

export type StatusPagesOptions = {
  clock: Clock
  fetchPage: FetchPage
  vendors(): readonly Vendor[]
  monitors(): readonly Monitor[]
  /** All that are kept; open ones as they are now. */
  incidents(): readonly Incident[]
  /** Our own network is down: nothing is read, and no page is blamed. */
  isOffline(): boolean
  /** Changes an incident and stores it. */
  amend(incidentId: string, change: (incident: Incident) => Incident): void
  initial: Readonly<Record<string, PageState>>
  save(states: Record<string, PageState>): void
  /** Takes known secrets out of what a page says: it may echo what nobody expects. */
  redact(text: string): string
  onChange(): void
  /** 0 up to 1: by how much the next reading is put off, so that pages are not all read at once. */
  spread?: () => number
}

export type StatusPages = {
  /** Begins to read, and takes over whatever changed: call after any change of incidents, vendors or monitors. */
  look(): void
  state(vendorId: string): PageState | undefined
  /** Takes a secret that became known later out of what is in memory, and asks for it to be saved. */
  rewrite(text: (text: string) => string): void
  /** Ends what is being read; its result is dropped. */
  stop(): void
}

/** Readings at the same time: pages are never in the way of probes. */
const atOnce = 2
const offlineWaitMs = 30_000

type Page = { vendor: Vendor; spec: NonNullable<Vendor['statusPage']>; picks: string[]; key: string }

/** Reads each vendor's status page when it is due, and tells the incidents of that vendor what it said. */
export function createStatusPages(options: StatusPagesOptions): StatusPages {
  const { clock, spread = Math.random } = options
  const states = new Map(Object.entries(options.initial))
  const spreads = new Map<string, number>()
  const reading = new Set<string>()
  const ending = new AbortController()
  let cancel: (() => void) | undefined

  function pages(): Page[] {
    const monitors = options.monitors()
    return options.vendors().flatMap((vendor) => {
      const spec = vendor.statusPage
      // A vendor that nothing watches needs no second opinion.
      const urls = monitors.filter(({ vendorId }) => vendorId === vendor.id).map(({ request }) => request.url)
      if (!spec || urls.length === 0) return []
      const picks = picksOf(spec, urls)
      return [{ vendor, spec, picks, key: stateKey(spec, picks) }]
    })
  }

  /** Incidents that are open, or over for so short a time that the page may still speak. */
  function live(): Incident[] {
    const nowMs = clock.nowMs()
    const recent = ({ state, closedAtMs = 0 }: Incident) => state === 'open' || nowMs < closedAtMs + 2 * graceMs
    return options.incidents().filter((incident) => recent(incident) && !incident.statusPage?.ended)
  }

  function dueMs({ vendor, key }: Page, incidents: readonly Incident[]): number {
    const known = states.get(vendor.id)
    const state = known?.key === key ? known : undefined
    const opened = incidents.flatMap(({ vendorId, openedAtMs }) => (vendorId === vendor.id ? [openedAtMs] : []))
    return nextReadAtMs(
      {
        lastReadAtMs: state?.last.readAtMs,
        failures: state?.failures ?? 0,
        notBeforeMs: state?.notBeforeMs,
        openedAtMs: opened.length > 0 ? Math.max(...opened) : undefined,
        spread: spreads.get(vendor.id) ?? 0,
      },
      clock.nowMs(),
    )
  }

  function look(): void {
    cancel?.()
    cancel = undefined
    if (ending.signal.aborted) return
    const nowMs = clock.nowMs()
    const incidents = live()
    tell(incidents)
    const waiting = pages()
      .filter(({ vendor }) => !reading.has(vendor.id))
      .map((page) => ({ page, atMs: dueMs(page, incidents) }))
      .sort((a, b) => a.atMs - b.atMs)
    const offline = options.isOffline()
    const due = offline ? [] : waiting.filter(({ atMs }) => atMs <= nowMs).slice(0, atOnce - reading.size)
    for (const { page } of due) void read(page)
    const next = waiting.find(({ page }) => !reading.has(page.vendor.id))
    // With both places taken, the next reading that ends looks again.
    if (!next || reading.size >= atOnce) return
    cancel = clock.after(Math.max(next.atMs - nowMs, offline ? offlineWaitMs : 0), look)
  }

  async function read({ vendor, spec, picks, key }: Page): Promise<void> {
    reading.add(vendor.id)
    const { last, notBeforeMs } = await readingOf({ vendor, spec, picks, key })
    reading.delete(vendor.id)
    if (ending.signal.aborted) return
    // Our own network went away meanwhile: that is no word about the page.
    if (!(options.isOffline() && last.indicator === 'unreadable')) {
      const clean = rewriteReading(last, options.redact)
      states.set(vendor.id, afterReading(states.get(vendor.id), clean, key, notBeforeMs))
      spreads.set(vendor.id, spread())
      forgetRemoved()
      options.save(Object.fromEntries(states))
      options.onChange()
    }
    look()
  }

  async function readingOf({ vendor, spec, picks }: Page) {
    try {
      const answer = await options.fetchPage(pageRequests(spec), ending.signal)
      const nowMs = clock.nowMs()
      if ('problem' in answer) return { last: unreadable(spec, answer.problem, nowMs), notBeforeMs: answer.notBeforeMs }
      return { last: readPage(answer.documents, { spec, vendorName: vendor.name, picks, nowMs }) }
    } catch (error) {
      const why = error instanceof Unreadable ? error : new Unreadable(wording.statusPages.unread)
      return { last: unreadable(spec, why, clock.nowMs()) }
    }
  }

  function tell(incidents: readonly Incident[]): void {
    for (const incident of incidents) {
      const state = states.get(incident.vendorId)
      if (!state) continue
      const change = (current: Incident) => observePage(current, state, clock.nowMs())
      if (change(incident) !== incident) options.amend(incident.id, change)
    }
  }

  function forgetRemoved(): void {
    const ids = new Set(options.vendors().map(({ id }) => id))
    for (const id of states.keys()) if (!ids.has(id)) states.delete(id)
  }

  return {
    look,
    state: (vendorId) => states.get(vendorId),
    rewrite(text) {
      const rewritten = [...states].map(([id, state]) => [id, rewritePage(state, text)] as const)
      for (const [id, state] of rewritten) if (state) states.set(id, state)
      if (rewritten.some(([, state]) => state)) options.save(Object.fromEntries(states))
    },
    stop() {
      ending.abort()
      cancel?.()
    },
  }
}
