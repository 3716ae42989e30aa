import type { Incident } from '../../electron/core/model/incident.ts'
import type { Sample } from '../../electron/core/model/sample.ts'
import { addMonths, monthBounds, monthOf } from '../../electron/core/sla/month.ts'
import { systemClock } from '../../electron/node/systemClock.ts'
import { incident, transcript } from '../node/store/records.ts'
import { openSeededStore } from './seededStore.ts'

/** The browser of the tests is in this zone. */
export const zone = 'Europe/Berlin'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const stepMs = 10 * minuteMs

/** What a data folder with two to three months of two monitors holds; all of it in the month before this one but `spikeAtMs`. */
export type Months = {
  month: string
  fromMs: number
  toMs: number
  /** Balance was down, with an incident and its transcripts. */
  outage: Incident
  /** Charges was degraded, with an incident. */
  slow: Incident
  /** Nothing was observed on this day. */
  gap: { fromMs: number; toMs: number }
  /** One response of 9 s among those of 100 ms, twelve days ago. */
  spikeAtMs: number
}

const vendorText = (url: string, pageUrl: string) => `headstart: 1
vendors:
  - id: payments
    name: Northpay
    features: [Checkout, Invoices]
    accountId: acct_77
    statusPage: { kind: statuspage, url: "${pageUrl}" }
    sla: { promisedPercent: 99.95, tiers: [{ belowPercent: 99.95, creditPercent: 10 }, { belowPercent: 99, creditPercent: 30 }] }
monitors:
  - { id: pay-balance, vendor: payments, name: Balance, interval: 1h, request: { url: "${url}/balance" }, expect: [{ status: 200 }] }
  - { id: pay-charges, vendor: payments, name: Charges, interval: 1h, request: { url: "${url}/charges" }, expect: [{ status: 200 }] }
`

/** A repeatable number in [0, 1). */
function wobble(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43_758.5453
  return value - Math.floor(value)
}

/** Fills a data folder. The vendor's servers are asked again once Headstart runs on it. */
export async function prepareMonths(dataDir: string, url: string, pageUrl: string): Promise<Months> {
  const nowMs = systemClock.nowMs()
  const month = addMonths(monthOf(nowMs, zone), -1)
  const { fromMs, toMs } = monthBounds(month, zone)
  const outageAtMs = fromMs + 9 * dayMs + 13 * hourMs
  const slowAtMs = fromMs + 19 * dayMs + 8 * hourMs
  const gap = { fromMs: fromMs + 14 * dayMs, toMs: fromMs + 15 * dayMs }
  const spikeAtMs = Math.floor((nowMs - 12 * dayMs) / stepMs) * stepMs
  const attempts = [0, 1, 2].map((n) =>
    transcript(`0outage00-000${n}`, outageAtMs + n * 5_000, 'down', {
      ...{ monitorId: 'pay-balance', vendorId: 'payments', vendorName: 'Northpay' },
    }),
  )
  const shared = { vendorId: 'payments', vendorName: 'Northpay', state: 'closed', current: 'up' } as const
  const outage = incident('inc-outage', {
    ...shared,
    monitorId: 'pay-balance',
    title: 'Northpay Balance answers 503',
    firstFailureAtMs: outageAtMs,
    openedAtMs: outageAtMs + 7_000,
    lastFailureAtMs: outageAtMs + 90 * minuteMs,
    closedAtMs: outageAtMs + 90 * minuteMs,
    transcriptIds: attempts.map(({ id }) => id),
    statusPage: {
      url: pageUrl,
      ended: true,
      firstWord: {
        readAtMs: outageAtMs + 12 * minuteMs + 7_000,
        indicator: 'major-outage',
        text: 'We are investigating elevated errors.',
      },
    },
  })
  const slow = incident('inc-slow', {
    ...shared,
    monitorId: 'pay-charges',
    monitorName: 'Charges',
    severity: 'degraded',
    title: 'Northpay Charges is slow',
    firstFailureAtMs: slowAtMs,
    openedAtMs: slowAtMs + 7_000,
    lastFailureAtMs: slowAtMs + 2 * hourMs,
    closedAtMs: slowAtMs + 2 * hourMs,
  })

  const sampleAt = (monitor: 'pay-balance' | 'pay-charges', atMs: number, n: number): Sample => {
    const totalMs =
      (monitor === 'pay-balance' ? 96 : 140) * (0.85 + 0.35 * wobble(n + (monitor === 'pay-balance' ? 0 : 7)))
    const inside = (one: Incident) => atMs >= one.firstFailureAtMs && atMs < (one.closedAtMs ?? 0)
    const sample = (state: Sample['state'], ms: number): Sample => ({
      ...{ atMs, coversMs: stepMs, state, reason: state === 'up' ? 'ok' : state === 'down' ? 'status' : 'slow' },
      ...{ status: state === 'down' ? 503 : 200, totalMs: ms },
      phases: { dns: 2, tcp: 8, tls: 19, send: 0.3, wait: Math.max(5, ms - 31), download: 1.4 },
    })
    if (monitor === 'pay-balance' && inside(outage)) return sample('down', 31)
    if (monitor === 'pay-charges' && inside(slow)) return sample('degraded', 2_400)
    return sample('up', monitor === 'pay-balance' && atMs === spikeAtMs ? 9_000 : totalMs)
  }

  const store = await openSeededStore(dataDir, vendorText(url, pageUrl))
  for (const attempt of attempts) await store.saveTranscript(attempt)
  await store.saveIncident(outage)
  await store.saveIncident(slow)
  const lastMs = nowMs - stepMs
  let n = 0
  for (let atMs = monthBounds(addMonths(month, -1), zone).fromMs; atMs < lastMs; atMs += stepMs) {
    if (atMs >= gap.fromMs && atMs < gap.toMs) continue
    n++
    for (const monitor of ['pay-balance', 'pay-charges'] as const)
      store.appendSample(monitor, sampleAt(monitor, atMs, n))
  }
  await store.flush()
  await store.maintain()
  await store.close()
  return { month, fromMs, toMs, outage, slow, gap, spikeAtMs }
}
