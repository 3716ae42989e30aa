import type { FixedName, Range } from './ranges.ts'

/** Forms of keys that vendors document, so that a leak of a key which Headstart does not hold is stopped too. */
const shapes: [FixedName, RegExp][] = [
  ['jwt', /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*)?/g],
  ['key', /(?<![A-Za-z0-9])(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{8,}/g],
  ['key', /(?<![A-Za-z0-9])whsec_[A-Za-z0-9+/=]{16,}/g],
  ['key', /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{16,}/g],
  ['key', /(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{16,}/g],
  ['key', /(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{16,}/g],
  ['key', /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,}/g],
  ['key', /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/g],
  ['key', /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/g],
  ['key', /(?<![A-Za-z0-9])sk-[A-Za-z0-9_-]{20,}/g],
  ['key', /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}/g],
  ['key', /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/g],
  [
    'private-key',
    /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$(?![\s\S]))/g,
  ],
]

/** How each of them begins: most texts hold none, and one look tells. */
const anyShape = /eyJ|[sr]k_|whsec_|gh[pousr]_|github_pat_|glpat-|xox|AKIA|ASIA|SG\.|sk-|AIza|npm_|-----BEGIN/

const userinfo = /(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/([^\s/?#@"'<>\\]{1,512})@/g

/** Keys recognised by how they look, and the user information of URLs. */
export function findShapes(text: string): Range[] {
  const found: Range[] = []
  for (const [name, pattern] of anyShape.test(text) ? shapes : []) {
    for (const match of text.matchAll(pattern)) {
      found.push({ start: match.index, end: match.index + match[0].length, by: 'shape', name })
    }
  }
  if (!text.includes('@')) return found
  for (const match of text.matchAll(userinfo)) {
    const end = match.index + match[0].length - 1
    found.push({ start: end - (match[1] ?? '').length, end, by: 'place', name: 'userinfo' })
  }
  return found
}
