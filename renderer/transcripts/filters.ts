import { z } from 'zod'
import { failureKindSchema } from '../../electron/core/model/exchange.ts'
import { stateSchema } from '../../electron/core/model/verdict.ts'

const hourMs = 3_600_000

/** Stretches up to now that the list can be narrowed to. */
const sinceSchema = z.enum(['1h', '24h', '7d', '30d'])
export type Since = z.infer<typeof sinceSchema>
const sinceMs: Record<Since, number> = { '1h': hourMs, '24h': 24 * hourMs, '7d': 168 * hourMs, '30d': 720 * hourMs }

const whole = z.coerce.number().int().positive()

const schemas = {
  q: z.string().min(1),
  vendor: z.string().min(1),
  monitor: z.string().min(1),
  verdict: stateSchema,
  failure: failureKindSchema,
  /** A code or a class, as the application takes it. */
  status: z
    .string()
    .toLowerCase()
    .regex(/^[1-5](\d\d|xx)$/),
  since: sinceSchema,
  /** Epoch ms, from inclusive, to exclusive. They count only without `since`. */
  from: whole,
  to: whole,
  /** `pinned`, `imported` from a HAR file, or `own` probes only. */
  origin: z.enum(['pinned', 'imported', 'own']),
} as const

/** What the list of transcripts is narrowed to. It stands in the page's address, so a link keeps it. */
export type Filters = { [Name in keyof typeof schemas]?: z.infer<(typeof schemas)[Name]> }

/** Reads filters from the query of an address. What is not known is left out. */
export function readFilters(search: string): Filters {
  const found: Record<string, unknown> = {}
  const query = new URLSearchParams(search)
  for (const [name, schema] of Object.entries(schemas)) {
    const read = schema.safeParse(query.get(name)?.slice(0, 500))
    if (read.success) found[name] = read.data
  }
  return found
}

/** The query that `readFilters` reads back, with its `?`; empty without filters. */
export function writeFilters(filters: Filters): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, String(value))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** Filters as the application is asked. A stretch up to now begins at `nowMs` minus its length and stays open. */
export function filterInput({ since, from, to, origin, ...same }: Filters, nowMs: number) {
  return {
    ...same,
    ...(since ? { from: nowMs - sinceMs[since] } : { from, to }),
    ...(origin === 'pinned' && { pinned: true }),
    ...(origin !== undefined && origin !== 'pinned' && { imported: origin === 'imported' }),
  }
}

/** The words of a search as the application matches them: all must be found, in any case. */
export function searchWords(q: string | undefined): string[] {
  return [...new Set((q ?? '').toLowerCase().split(/\s+/).filter(Boolean))]
}
