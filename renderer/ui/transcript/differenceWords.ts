import { wording } from '../../../electron/core/language/language.ts'
import type { Difference } from '../../../electron/core/model/comparison.ts'

const groups: [prefix: string, group: string][] = [
  ['request header ', wording.ui.fieldGroups.requestHeader],
  ['header ', wording.ui.fieldGroups.header],
  ['json ', wording.ui.fieldGroups.json],
  ['phase ', wording.ui.fieldGroups.phase],
]

/** A field's name in the comparison, apart from the kind of thing it is. Headers and paths in JSON are called as they are. */
export function fieldName(field: string): { group: string; name: string } {
  for (const [prefix, group] of groups) {
    if (!field.startsWith(prefix)) continue
    const id = field.slice(prefix.length)
    return { group, name: prefix === 'phase ' ? named(wording.differences.phases, id) : id }
  }
  return { group: '', name: named(wording.differences.fields, field) }
}

/** A text by its id; an id that has none, as of a newer Headstart, stands for itself. */
function named(names: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id
}

type Parts = { changed: Difference[]; muted: Difference[]; same: Difference[] }

/** The rows in the three parts in which they are shown, each in the order given: it is ranked already. */
export function linesOf(rows: readonly Difference[]): Parts {
  const parts: Parts = { changed: [], muted: [], same: [] }
  for (const row of rows) parts[row.kind === 'same' ? 'same' : row.volatile ? 'muted' : 'changed'].push(row)
  return parts
}

/** The comparison in one line as a sentence; undefined when there was nothing to compare with. */
export function differenceSentence(summary: string | undefined): string | undefined {
  if (!summary) return undefined
  return wording.common.sentence(summary)
}
