import { catalog } from '../../electron/core/catalog/index.ts'
import { type CatalogEntry, categories } from '../../electron/core/catalog/schema.ts'
import { wording } from '../../electron/core/language/language.ts'

export type EntryGroup = { category: CatalogEntry['category']; entries: CatalogEntry[] }

/** Entries whose name, id or category holds every word, by category; names that begin with it come first. */
export function findEntries(search: string): EntryGroup[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const begins = (entry: CatalogEntry) =>
    Number(words[0] !== undefined && entry.name.toLowerCase().startsWith(words[0]))
  const found = catalog
    .filter((entry) => {
      const text = `${entry.name} ${entry.id} ${wording.catalog.categories[entry.category]}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .toSorted((a, b) => begins(b) - begins(a))
  const order = words.length === 0 ? categories : [...new Set(found.map(({ category }) => category))]
  return order
    .map((category) => ({ category, entries: found.filter((entry) => entry.category === category) }))
    .filter(({ entries }) => entries.length > 0)
}
