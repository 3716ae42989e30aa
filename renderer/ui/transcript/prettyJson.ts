/** Deeper levels are not indented further: a hostile body of brackets alone would grow without bound. */
const deepestIndent = 40

/** JSON laid out over lines, or undefined when the text is not JSON. */
export function prettyJson(text: string): string | undefined {
  try {
    JSON.parse(text)
  } catch {
    return undefined
  }
  return layOut(text)
}

/** The end of the string that begins at `from`: the place after its closing quote. */
function endOfString(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

/**
 * Lays valid JSON out by its own characters instead of printing the parsed value: a number such as
 * 12345678901234567890 or 1.0, and repeated keys, stay as the vendor sent them.
 */
function layOut(text: string): string {
  const out: string[] = []
  let depth = 0
  let empty = false
  const breakLine = () => out.push(`\n${'  '.repeat(Math.min(depth, deepestIndent))}`)
  let at = 0
  while (at < text.length) {
    const char = text[at] ?? ''
    if (/\s/.test(char)) {
      at++
      continue
    }
    if (char === '}' || char === ']') {
      depth--
      if (!empty) breakLine()
    } else if (empty) breakLine()
    empty = char === '{' || char === '['
    if (empty) depth++
    const end = char === '"' ? endOfString(text, at) : at + 1
    out.push(char === ':' ? ': ' : text.slice(at, end))
    if (char === ',') breakLine()
    at = end
  }
  return out.join('')
}

/** True when brackets nest deeper than `limit`: colouring and folding such a text would exhaust the stack. */
export function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '"') at = endOfString(text, at) - 1
    else if (char === '{' || char === '[') {
      if (++depth > limit) return true
    } else if (char === '}' || char === ']') depth--
  }
  return false
}
