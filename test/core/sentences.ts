import { parseSync } from 'vite'

/** A text in a source file that reads like words for people. */
export type Found = { line: number; text: string }

type Node = { type: string; start: number } & Record<string, unknown>

/**
 * Two words with a space between, the first of them begun by a letter. Names of HTTP, of styles and of colours have
 * dashes, colons and brackets where these have letters.
 */
const words = /(?:^|[\s“‘"'(‹$}])\p{L}[\p{L}’']*[,.;:]? (?:\p{L}|\{\})|\{\}:? \p{Ll}{2,}/u
const notForPeople = /^[\w-]+\/[\w.+-]+;|^[a-z-]+(?: [a-z-]+)*:\s|var\(--|^\s*<|^hs-/

/**
 * What a source says in words outside of imports, types, attributes of styles and errors that are thrown for a
 * programmer. Values in a template are `{}`.
 */
export function sentencesOf(path: string, source: string): Found[] {
  const found: Found[] = []
  const see = (node: Node, text: string) => {
    if (words.test(text) && !notForPeople.test(text))
      found.push({ line: source.slice(0, node.start).split('\n').length, text: text.trim() })
  }
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const each of value) visit(each)
      return
    }
    if (typeof value !== 'object' || value === null || !('type' in value)) return
    const node = value as Node
    if (/^(?:Import|Export)\w*Declaration$/.test(node.type) && node.source) return
    if (/^TS(?:Literal|TypeReference|Union)/.test(node.type) || node.type === 'ThrowStatement') return
    if (node.type === 'JSXAttribute' && /className|style/.test(JSON.stringify(node.name))) return
    if (node.type === 'Literal' && typeof node.value === 'string') see(node, node.value)
    else if (node.type === 'JSXText') see(node, String(node.value))
    else if (node.type === 'TemplateLiteral')
      see(node, (node.quasis as { value: { cooked: string } }[]).map(({ value: { cooked } }) => cooked).join('{}'))
    for (const child of Object.values(node)) visit(child)
  }
  visit(parseSync(path, source).program)
  return found
}
