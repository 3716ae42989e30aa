import { recorded } from './recorded.ts'
import {
  type ClockEvent,
  dayMs,
  hourMs,
  minuteMs,
  type OwnTrouble,
  type Sequence,
  secondMs,
  seeded,
  type VendorTrouble,
} from './sequence.ts'

const quiet = { vendors: 4, intervalMs: 30_000, timeoutMs: 10_000, vendorTroubles: [], ownTroubles: [], events: [] }

/** Stretches of this length, one after another, from a moment on. */
function repeated<T extends object>(times: number, fromMs: number, everyMs: number, forMs: number, rest: T) {
  return Array.from({ length: times }, (_, n) => ({
    ...rest,
    fromMs: fromMs + n * everyMs,
    toMs: fromMs + n * everyMs + forMs,
  }))
}

const vendorKinds = ['refused', 'status', 'hang', 'slow'] as const

/** One vendor's outages, each of its kinds and of many lengths, a few hours apart. */
function outages(kind: VendorTrouble['kind'], change: Partial<VendorTrouble> = {}): Sequence {
  const lengths = [50, 70, 120, 300, 600, 1_800, 3_600].map((seconds) => seconds * secondMs)
  const vendorTroubles = Array.from({ length: 24 }, (_, n): VendorTrouble => {
    const fromMs = hourMs + n * 3 * hourMs + n * 7_919
    return { vendor: n % 4, kind, fromMs, toMs: fromMs + (lengths[n % lengths.length] ?? 0), ...change }
  })
  return { ...quiet, name: `outages, ${kind}`, lengthMs: 3 * dayMs + 4 * hourMs, vendorTroubles }
}

/** Our own side in every way, a few times each day, while all vendors are well. */
function own(kind: OwnTrouble['kind']): Sequence {
  const lengths = [3, 12, 45, 180, 1_200, 7_200].map((seconds) => seconds * secondMs)
  const ownTroubles = Array.from({ length: 24 }, (_, n): OwnTrouble => {
    const fromMs = hourMs + n * 3 * hourMs + n * 4_211
    const forMs = kind === 'switch' ? 4 * secondMs : (lengths[n % lengths.length] ?? 0)
    return { kind, fromMs, toMs: fromMs + forMs }
  })
  return { ...quiet, name: `own side, ${kind}`, lengthMs: 3 * dayMs + 4 * hourMs, ownTroubles }
}

/** A laptop: closed each night and for lunch, announced or not, and its network is late after each waking. */
function laptopSleep(announced: boolean): Sequence {
  const events: ClockEvent[] = []
  const ownTroubles: OwnTrouble[] = []
  for (let day = 0; day < 7; day++) {
    for (const [hour, forMs] of [
      [4, 20 * minuteMs],
      [9, 40 * secondMs],
      [12, 11 * hourMs],
    ] as const) {
      const atMs = day * dayMs + hour * hourMs + 1_234
      events.push({ atMs, kind: 'sleep', forMs, announced })
      ownTroubles.push({ kind: 'down', fromMs: atMs + forMs, toMs: atMs + forMs + 6 * secondMs })
    }
  }
  return { ...quiet, name: `laptop sleep${announced ? '' : ', unannounced'}`, lengthMs: 7 * dayMs, events, ownTroubles }
}

/** The wall clock is set: by seconds, by an hour as computers do that keep local time, by a day and back. */
const clockJumps: Sequence = {
  ...quiet,
  name: 'clock jumps',
  lengthMs: 2 * dayMs,
  events: [3_000, -3_000, hourMs, -hourMs, dayMs, -dayMs, 90_000, -90_000].map((byMs, n) => ({
    atMs: hourMs + n * 4 * hourMs,
    kind: 'jump',
    byMs,
  })),
}

/** The night in which clocks go back in Europe: nothing of it may be seen. One outage lasts over the hour that comes twice. */
const daylightSaving: Sequence = {
  ...quiet,
  name: 'daylight saving',
  lengthMs: dayMs,
  startWallMs: Date.UTC(2026, 9, 24, 12),
  vendorTroubles: [{ vendor: 1, kind: 'status', fromMs: 12 * hourMs + 50 * minuteMs, toMs: 14 * hourMs }],
}

/** A vendor that answers and fails by turns: each second probe, then minutes up and minutes down. */
const flap: Sequence = {
  ...quiet,
  name: 'flap',
  lengthMs: dayMs,
  vendorTroubles: [
    ...repeated(60, hourMs, 60_000, 12_000, { vendor: 0, kind: 'status' as const }),
    ...repeated(40, 8 * hourMs, 10 * minuteMs, 4 * minuteMs, { vendor: 1, kind: 'refused' as const }),
  ],
  noticesAtMost: 12,
}

/** Response times creep up over hours, pass the limit, and come back. */
const slowDrift: Sequence = {
  ...quiet,
  name: 'slow drift',
  lengthMs: dayMs,
  usualMs: (vendor, atMs) => (vendor === 0 ? 120 + Math.max(0, 1_000 - Math.abs(atMs - 12 * hourMs) / 20_000) : 150),
  // 120 ms + what is over 880 ms of the creep: slower than 1 s from here to there.
  vendorTroubles: [
    { vendor: 0, kind: 'slow', fromMs: 12 * hourMs - 2_400_000, toMs: 12 * hourMs + 2_400_000, tookMs: 1_060 },
  ],
}

/** A cloud that many stand on fails: half of 40 vendors at the same moment, by silence. */
const halfDown: Sequence = {
  ...quiet,
  name: 'half the vendors down',
  vendors: 40,
  lengthMs: 6 * hourMs,
  vendorTroubles: Array.from({ length: 20 }, (_, n) => ({
    vendor: n * 2,
    kind: n % 2 === 0 ? ('hang' as const) : ('status' as const),
    fromMs: 2 * hourMs,
    toMs: 3 * hourMs,
  })),
}

/** Limits are no outage; a vendor that is down and asks us to wait is one. */
const limits: Sequence = {
  ...quiet,
  name: 'limits and Retry-After',
  lengthMs: dayMs,
  vendorTroubles: [
    ...repeated(20, hourMs, hourMs, 9 * minuteMs, { vendor: 0, kind: 'limited' as const, retryAfterS: 90 }),
    ...repeated(10, hourMs, 2 * hourMs, 15 * minuteMs, { vendor: 1, kind: 'status' as const, retryAfterS: 30 }),
  ],
}

/** Weeks of an engineer's laptop with vendors as they are: everything of the above by chance, and single failures. */
export function month(days: number, seed: number): Sequence {
  const random = seeded(seed)
  const between = (least: number, most: number) => least + random() * (most - least)
  const vendors = 6
  const vendorTroubles: VendorTrouble[] = []
  const ownTroubles: OwnTrouble[] = []
  const events: ClockEvent[] = []
  for (let day = 0; day < days; day++) {
    const startMs = day * dayMs
    for (let n = 0; n < 2; n++) {
      const fromMs = startMs + between(1, 14) * hourMs
      const kind = vendorKinds[Math.floor(random() * vendorKinds.length)] ?? 'status'
      const toMs = fromMs + Math.exp(between(Math.log(5), Math.log(5_400))) * secondMs
      vendorTroubles.push({ vendor: Math.floor(random() * vendors), kind, fromMs, toMs })
    }
    for (let n = 0; n < 4; n++) {
      const fromMs = startMs + between(0.5, 14.5) * hourMs
      const kind = (['down', 'silent', 'portal', 'names', 'switch'] as const)[Math.floor(random() * 5)] ?? 'down'
      const forMs =
        kind === 'switch' ? between(1, 6) * secondMs : Math.exp(between(Math.log(2), Math.log(1_800))) * secondMs
      ownTroubles.push({ kind, fromMs, toMs: fromMs + forMs })
    }
    const lidMs = startMs + 16 * hourMs
    events.push({ atMs: lidMs, kind: 'sleep', forMs: 7.9 * hourMs, announced: random() < 0.8 })
    ownTroubles.push({
      kind: 'down',
      fromMs: lidMs + 7.9 * hourMs,
      toMs: lidMs + 7.9 * hourMs + between(2, 12) * secondMs,
    })
    if (random() < 0.1) events.push({ atMs: startMs + 8 * hourMs, kind: 'jump', byMs: between(-5, 5) * secondMs })
  }
  const common = { vendors, intervalMs: 60_000, timeoutMs: 10_000, noise: 0.003, lengthMs: days * dayMs }
  return { ...common, name: `${days} days of a laptop`, vendorTroubles, ownTroubles, events }
}

/** Its first hours, looked at once a minute: what a unit test has time for. */
export function brief(sequence: Sequence): Sequence {
  if (sequence.lengthMs < hourMs) return sequence
  const lengthMs = Math.min(sequence.lengthMs, sequence.vendors > 10 ? 3.5 * hourMs : 8 * hourMs)
  const within = ({ fromMs }: { fromMs: number }) => fromMs < lengthMs - hourMs / 2
  return {
    ...sequence,
    lengthMs,
    intervalMs: minuteMs,
    vendorTroubles: sequence.vendorTroubles.filter(within),
    ownTroubles: sequence.ownTroubles.filter(within),
    events: sequence.events.filter(({ atMs }) => atMs < lengthMs - hourMs / 2),
  }
}

/** Five minutes of the demo's vendors, as the application itself recorded them: slow, failing, hanging in turn. */
const demo = recorded('recorded: the demo', [
  'demo-payments-balance.ndjson',
  'demo-payments-charges.ndjson',
  'demo-mail-events.ndjson',
  'demo-mail-validate.ndjson',
])

/** Every sequence that takes seconds; the months come beside them. */
export const sequences: readonly Sequence[] = [
  outages('status'),
  outages('refused'),
  outages('hang'),
  outages('slow', { tookMs: 2_500 }),
  flap,
  slowDrift,
  halfDown,
  limits,
  own('down'),
  own('silent'),
  own('portal'),
  own('names'),
  own('switch'),
  laptopSleep(true),
  laptopSleep(false),
  clockJumps,
  daylightSaving,
  demo,
]
