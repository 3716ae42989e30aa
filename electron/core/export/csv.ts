/** One cell: a number is written as it is, nothing is an empty cell. */
export type CsvCell = string | number | null | undefined

/** Where a spreadsheet begins to read a text as a formula (OWASP, "CSV Injection"). */
const formula = /^[=+\-@\t\r\n]/

/**
 * Rows as RFC 4180: CRLF after each, a cell with comma, quote or line break in quotes. A text that a spreadsheet would
 * run as a formula gets an apostrophe before it; numbers are numbers.
 */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
}

function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const text = formula.test(cell.trimStart()) || formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
