import type { AffectedCustomer } from './types.ts'

/** A spreadsheet runs what begins like this. Phone numbers and negative numbers stay as they are. */
const runs = /^(?:[=@\t\r]|[+-](?!\d[\d .()-]*$))/

function cell(text: string): string {
  const safe = runs.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const utc = (atMs: number) => new Date(atMs).toISOString()

/** RFC 4180, with a header; times in UTC. What a spreadsheet would run as a formula begins with an apostrophe. */
export function affectedCsv(customers: readonly AffectedCustomer[]): string {
  const rows = customers.map(({ id, failures, firstMs, lastMs, okAgainMs }) =>
    [cell(id), failures, utc(firstMs), utc(lastMs), okAgainMs === undefined ? '' : utc(okAgainMs)].join(','),
  )
  return `${['customer,failed_calls,first_failure,last_failure,worked_again', ...rows].join('\r\n')}\r\n`
}
