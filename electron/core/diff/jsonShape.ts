import { wording } from '../language/language.ts'

const maxPaths = 300
const maxDepth = 8
const maxElements = 50
const maxKeys = 200

/**
 * The shape of a JSON document: every path with the kinds of value found there, values left out. Elements of a list
 * share one path (`$.data[].id`). Bounded in depth and size; where it stops, what is below counts as not there.
 */
export function jsonShape(document: unknown): Map<string, string> {
  const kinds = new Map<string, Set<string>>()
  const visit = (value: unknown, path: string, depth: number): void => {
    const known = kinds.get(path)
    if (!known && kinds.size >= maxPaths) return
    const kind = kindOf(value)
    if (known) known.add(kind)
    else kinds.set(path, new Set([kind]))
    if (depth >= maxDepth) return
    if (Array.isArray(value)) {
      for (const element of value.slice(0, maxElements)) visit(element, `${path}[]`, depth + 1)
    } else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value).sort().slice(0, maxKeys)) {
        visit((value as Record<string, unknown>)[key], `${path}${member(key)}`, depth + 1)
      }
    }
  }
  visit(document, '$', 0)
  return new Map([...kinds].map(([path, found]) => [path, wording.differences.kindsOr([...found].sort())]))
}

const member = (key: string) => (/^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`)

function kindOf(value: unknown): string {
  if (value === null) return wording.differences.jsonKinds.null
  if (Array.isArray(value)) return wording.differences.jsonKinds.list
  const type = typeof value
  return isJsonKind(type) ? wording.differences.jsonKinds[type] : type
}

function isJsonKind(type: string): type is keyof typeof wording.differences.jsonKinds {
  return Object.hasOwn(wording.differences.jsonKinds, type)
}
