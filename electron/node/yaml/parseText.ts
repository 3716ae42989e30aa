import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { type ConfigIssue, pathText } from '../../core/config/issue.ts'
import type { InputIssue } from '../../core/errors.ts'
import { wording } from '../../core/language/language.ts'

const maxBytes = 5_000_000
/** Aliases that a file may resolve: enough for shared headers, too few to blow a small file up. */
const maxAliases = 200

type Path = (string | number)[]

/** A parsed text that knows where everything stands. `syntax`: names that stand twice; nothing else is left to say. */
export type ParsedText = { value: unknown; syntax: InputIssue[]; located(issue: ConfigIssue): InputIssue }
export type ParseResult = { ok: true; parsed: ParsedText } | { ok: false; issues: InputIssue[] }

/** Offset of the deepest part of `path` that is there; a key's own place when the value is the trouble's whole. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part))
      if (!pair) return offset
      offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset
      node = pair.value
    } else if (isSeq(node) && typeof part === 'number') {
      node = node.items[part]
      if (isNode(node)) offset = node.range?.[0] ?? offset
    } else return offset
  }
  return offset
}

/** Path of the innermost entry around an offset: where a syntax error stands, as far as the file could be read. */
function pathAt(node: unknown, offset: number): Path {
  const around = (value: unknown): value is Node =>
    isNode(value) && value.range != null && value.range[0] <= offset && offset < value.range[2]
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : ''
      if (around(key)) return [name]
      if (around(value)) return [name, ...pathAt(value, offset)]
      // A tag or anchor stands between the key and its value.
      if (isNode(key) && isNode(value) && (key.range?.[0] ?? offset) < offset && offset < (value.range?.[0] ?? 0))
        return [name]
    }
  }
  if (isSeq(node)) {
    const index = node.items.findIndex(around)
    if (index >= 0) return [index, ...pathAt(node.items[index], offset)]
  }
  return []
}

const sentences: Record<string, string> = wording.imports.yaml

function failed(message: string): ParseResult {
  return { ok: false, issues: [{ path: '', message }] }
}

/** Reads YAML, of which JSON is a part, and says every error of its syntax with path, line and column. */
export function parseText(text: string): ParseResult {
  if (Buffer.byteLength(text) > maxBytes) return failed(wording.imports.tooLarge)
  try {
    return parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    // The YAML parser recurses: a file of ten thousand brackets ends its stack.
    if (error instanceof RangeError) return failed(wording.imports.tooDeep)
    throw error
  }
}

function parse(text: string): ParseResult {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true })
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const found = [...document.errors, ...document.warnings]
  const syntax = found.map((error): InputIssue => {
    const offset = error.pos[0]
    const message = sentences[error.code] ?? wording.imports.invalidYaml(error.message)
    return { path: pathText(pathAt(document.contents, offset)), ...place(offset), message }
  })
  if (found.some((error) => error.code !== 'DUPLICATE_KEY')) return { ok: false, issues: eachOnce(syntax) }
  try {
    const value: unknown = document.toJS({ maxAliasCount: maxAliases })
    const located = (issue: ConfigIssue): InputIssue => ({
      path: pathText(issue.path),
      ...place(offsetOf(document, issue.path)),
      message: issue.message,
    })
    return { ok: true, parsed: { value, syntax, located } }
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    return failed(wording.imports.aliases(maxAliases))
  }
}

/** One bracket that is not closed is found many times on its line. */
const eachOnce = (issues: InputIssue[]) => [
  ...new Map(issues.map((issue) => [`${issue.line} ${issue.message}`, issue])).values(),
]

/** In the order of the text. */
export const inOrder = (issues: InputIssue[]) =>
  issues.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
