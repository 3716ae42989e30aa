import type { FailureKind } from '../../electron/core/model/exchange.ts'
import { failureKindSchema } from '../../electron/core/model/exchange.ts'
import { type State, stateSchema } from '../../electron/core/model/verdict.ts'

/** What the list of transcripts is narrowed to. It stands in the page's address, so a link keeps it. */
export type Filters = { vendor?: string; monitor?: string; verdict?: State; failure?: FailureKind; q?: string }

/** Reads filters from the query of an address. What is not known is left out. */
export function readFilters(search: string): Filters {
  const query = new URLSearchParams(search)
  const filters: Filters = {}
  const vendor = query.get('vendor')
  const monitor = query.get('monitor')
  const q = query.get('q')
  const verdict = stateSchema.safeParse(query.get('verdict'))
  const failure = failureKindSchema.safeParse(query.get('failure'))
  if (vendor) filters.vendor = vendor
  if (monitor) filters.monitor = monitor
  if (verdict.success) filters.verdict = verdict.data
  if (failure.success) filters.failure = failure.data
  if (q) filters.q = q.slice(0, 500)
  return filters
}

/** The query that `readFilters` reads back, with its `?`; empty without filters. */
export function writeFilters(filters: Filters): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
