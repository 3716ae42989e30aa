/** How a secret was recognised: its known value, the place it stands in, or its shape. */
type FoundBy = 'value' | 'place' | 'shape'

/** A piece `[start, end)` of a text that must not stay. */
export type Range = {
  start: number
  end: number
  by: FoundBy
  /** What the tag calls it: the secret's name, else a word of `fixedNames`. */
  name: string
  /** Of a known secret; absent: taken from the text that is replaced. */
  fingerprint?: string
  /** The replacement needs quotes of its own: a bare number in JSON. */
  quoted?: boolean
  /** The secret's value is a whole URL. */
  urlValued?: boolean
}

/** Names that tags carry when no known secret matched. */
export const fixedNames = ['authorization', 'cookie', 'credential', 'userinfo', 'jwt', 'key', 'private-key'] as const
export type FixedName = (typeof fixedNames)[number]

const tagSource = '‹([A-Za-z0-9][A-Za-z0-9._-]{0,127}) …([0-9a-z]{4})›'
const wholeTag = new RegExp(`^${tagSource}$`)

/** `‹stripe.apiKey …a91f›`: says which secret stood here, and whether two places held the same one. */
export function tagOf(name: string, fingerprint: string): string {
  return `‹${name} …${fingerprint}›`
}

function isTag(text: string): boolean {
  return wholeTag.test(text)
}

/** A fresh global expression for the tags in a text; group 1 is the name. */
export function tagPattern(): RegExp {
  return new RegExp(tagSource, 'g')
}

const rank: Record<FoundBy, number> = { value: 2, place: 1, shape: 0 }

/** Index of the first of `pieces` (in order, not overlapping) that ends after `at`. */
function firstEndingAfter(pieces: readonly { end: number }[], at: number): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.end ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * What is left to replace: nothing inside a tag that this redactor writes itself, nothing that is already exactly a
 * tag, overlapping pieces joined under the name that says most, tags that a piece touches taken in whole.
 */
export function settle(text: string, found: readonly Range[], ownNames: ReadonlySet<string>): Range[] {
  if (found.length === 0) return []
  const tags = [...text.matchAll(tagPattern())].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    own: ownNames.has(match[1] ?? ''),
  }))
  const kept: Range[] = []
  for (const range of found) {
    if (range.end <= range.start) continue
    const touched: typeof tags = []
    for (let at = firstEndingAfter(tags, range.start); at < tags.length; at++) {
      const tag = tags[at]
      if (!tag || tag.start >= range.end) break
      touched.push(tag)
    }
    const inside = touched.find((tag) => tag.start <= range.start && tag.end >= range.end)
    if (inside && (inside.own || (range.by === 'place' && isTag(text.slice(range.start, range.end))))) continue
    kept.push({
      ...range,
      start: Math.min(range.start, touched[0]?.start ?? range.start),
      end: Math.max(range.end, touched.at(-1)?.end ?? range.end),
    })
  }
  kept.sort((a, b) => a.start - b.start || b.end - a.end)
  const merged: Range[] = []
  for (const range of kept) {
    const last = merged.at(-1)
    if (!last || range.start >= last.end) merged.push({ ...range })
    else {
      const better = rank[range.by] > rank[last.by] ? range : last
      const joined = { ...better, start: last.start, end: Math.max(last.end, range.end) }
      joined.quoted =
        better.quoted || ((range.quoted ?? false) && range.start === last.start && range.end === joined.end)
      merged[merged.length - 1] = joined
    }
  }
  return merged
}
