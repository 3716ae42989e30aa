import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { type Config, fromConfig } from '../../core/config/fromConfig.ts'
import { type ConfigIssue, pathText } from '../../core/config/issue.ts'
import type { InputIssue } from '../../core/errors.ts'

export type ReadConfigResult = { ok: true; config: Config } | { ok: false; issues: InputIssue[] }

const maxBytes = 5_000_000
/** Aliases that a file may resolve: enough for shared headers, too few to blow a small file up. */
const maxAliases = 200

type Path = (string | number)[]

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

const sentences: Record<string, string> = {
  DUPLICATE_KEY: 'This name stands here twice. Keep one of them.',
  TAB_AS_INDENT: 'Indent with spaces, not tabs.',
  MULTIPLE_DOCS: 'Put everything in one document: remove the line “---”.',
  BAD_INDENT: 'The indentation is wrong here, or a bracket or quote is not closed.',
  MISSING_CHAR: 'A character is missing here, such as a closing quote, a bracket or a comma.',
}

function failed(message: string): ReadConfigResult {
  return { ok: false, issues: [{ path: '', message }] }
}

/**
 * Reads a configuration file and says every error with its path, line and column. `knownVendors` are ids that its
 * monitors may name although the file does not hold them.
 */
export function readConfig(text: string, knownVendors: readonly string[] = []): ReadConfigResult {
  if (Buffer.byteLength(text) > maxBytes) return failed('The file is larger than 5 MB.')
  try {
    return read(text, knownVendors)
  } catch (error) {
    // The YAML parser recurses: a file of ten thousand brackets ends its stack.
    if (error instanceof RangeError) return failed('The file is nested too deeply.')
    throw error
  }
}

function read(text: string, knownVendors: readonly string[]): ReadConfigResult {
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false })
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }

  const syntax = [...document.errors, ...document.warnings].map((error): InputIssue => {
    const offset = error.pos[0]
    const message = sentences[error.code] ?? `This is not valid YAML: ${error.message}.`
    return { path: pathText(pathAt(document.contents, offset)), ...place(offset), message }
  })
  const onlyDuplicates = [...document.errors, ...document.warnings].every((error) => error.code === 'DUPLICATE_KEY')
  if (!onlyDuplicates) return { ok: false, issues: syntax }

  let parsed: unknown
  try {
    parsed = document.toJS({ maxAliasCount: maxAliases })
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    return failed(`The file uses *aliases that are missing, or more than ${maxAliases} of them. Write these parts out.`)
  }
  const config = fromConfig(parsed, knownVendors)
  if (config.ok && syntax.length === 0) return config
  const located = (issue: ConfigIssue): InputIssue => ({
    path: pathText(issue.path),
    ...place(offsetOf(document, issue.path)),
    message: issue.message,
  })
  const issues = [...syntax, ...(config.ok ? [] : config.issues.map(located))]
  return {
    ok: false,
    issues: issues.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)),
  }
}
