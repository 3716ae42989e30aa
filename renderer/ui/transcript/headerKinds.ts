import { isEdgeName, isRateLimitName } from '../../../electron/core/facts.ts'
import { wording } from '../../../electron/core/language/language.ts'
import type { Headers } from '../../../electron/core/model/exchange.ts'
import { isRequestIdName } from '../../../electron/core/requestIds.ts'

/** What a header is good for when talking to a vendor's support. */
type HeaderKind = 'request-id' | 'rate-limit' | 'edge'

/** Sorts a header by its name, or undefined when it is of no special use. `ids`: names this vendor uses for requests. */
export function headerKind(name: string, ids: readonly string[] = []): HeaderKind | undefined {
  if (isRequestIdName(name, ids)) return 'request-id'
  if (isRateLimitName(name)) return 'rate-limit'
  return isEdgeName(name) ? 'edge' : undefined
}

type Row = { header: Headers[number]; kind: HeaderKind | undefined }

/** Headers in two parts, each in the order of the wire: those that support asks for, and the others. */
export function sortHeaders(headers: Headers, ids: readonly string[] = []): { important: Row[]; others: Row[] } {
  const rows = headers.map((header): Row => ({ header, kind: headerKind(header[0], ids) }))
  const rank = (row: Row) => ['request-id', 'rate-limit', 'edge'].indexOf(row.kind ?? '')
  return {
    important: rows.filter((row) => row.kind !== undefined).sort((a, b) => rank(a) - rank(b)),
    others: rows.filter((row) => row.kind === undefined),
  }
}

/** What a reader of the table is told about a header of that kind. */
export const headerKindNotes: Record<HeaderKind, string> = wording.ui.headerKinds
