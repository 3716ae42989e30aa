import type { PageReading, PageState } from '../model/statusPage.ts'
import type { StatusPageSpec } from './kinds.ts'

/** Grows when readings of before mean something else now. */
const form = 1

/** What a state was read with: a page that was changed by its user begins anew. */
export function stateKey(spec: StatusPageSpec, picks: readonly string[]): string {
  return JSON.stringify([form, spec.kind, spec.url, picks])
}

/** What is known of a page after one more reading. `before` of another key is forgotten. */
export function afterReading(
  before: PageState | undefined,
  reading: PageReading,
  key: string,
  notBeforeMs: number | undefined,
): PageState {
  const known = before?.key === key ? before : undefined
  const later = notBeforeMs === undefined ? {} : { notBeforeMs }
  if (reading.indicator === 'unreadable') {
    const nothing = { firstReadAtMs: {}, sinceMs: reading.readAtMs, failures: 0 }
    const { notBeforeMs: _old, ...rest }: Omit<PageState, 'key' | 'last'> = known ?? nothing
    return { ...rest, key, last: reading, failures: rest.failures + 1, ...later }
  }
  const ids = reading.incidents.map(({ id }) => id)
  const firstRead = new Map(Object.entries(known?.firstReadAtMs ?? {}))
  const same = known?.lastReadable?.indicator === reading.indicator
  return {
    key,
    last: reading,
    lastReadable: reading,
    firstReadAtMs: Object.fromEntries(ids.map((id) => [id, firstRead.get(id) ?? reading.readAtMs])),
    sinceMs: same && known ? known.sinceMs : reading.readAtMs,
    failures: 0,
    ...later,
  }
}
