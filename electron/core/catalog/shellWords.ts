const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', "'": "'", '"': '"', '\\': '\\' }

/** The inside of `$'…'` from `at`, up to its closing quote (POSIX.1-2024, 2.2.4). */
function dollarQuoted(text: string, at: number): { value: string; end: number } {
  let value = ''
  let i = at
  while (i < text.length && text[i] !== "'") {
    if (text[i] !== '\\') {
      value += text[i++]
      continue
    }
    const code = /^\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|([0-7]{1,3}))/.exec(text.slice(i, i + 6))
    if (code) value += String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '0', code[3] ? 8 : 16))
    else value += escapes[text[i + 1] ?? ''] ?? text.slice(i, i + 2)
    i += code ? code[0].length : 2
  }
  return { value, end: i + 1 }
}

/** The inside of `"…"` from `at`: a backslash escapes `$`, backquote, quote, backslash and line end only. */
function doubleQuoted(text: string, at: number): { value: string; end: number } {
  let value = ''
  let i = at
  while (i < text.length && text[i] !== '"') {
    const next = text[i + 1] ?? ''
    if (text[i] === '\\' && '$`"\\\n'.includes(next)) {
      value += next === '\n' ? '' : next
      i += 2
    } else value += text[i++]
  }
  return { value, end: i + 1 }
}

/**
 * The words of the first command in a text as a POSIX shell parts them, quotes resolved. Nothing is expanded: `$NAME`
 * stays. Undefined when a quote is not closed.
 */
export function shellWords(text: string): string[] | undefined {
  const source = text.replaceAll('\r\n', '\n')
  const words: string[] = []
  let word: string | undefined
  let i = 0
  while (i < source.length) {
    const unit = source[i] ?? ''
    // A line that goes on ends in a backslash, on Windows in a caret.
    if (/^[\\^]\n/.test(source.slice(i, i + 2))) i += 2
    else if (/\s/.test(unit)) {
      if (word !== undefined) words.push(word)
      word = undefined
      if (unit === '\n' && words.length > 0) break
      i++
    } else if (/[|;&<>]/.test(unit)) break
    else if (unit === "'" || source.startsWith("$'", i)) {
      const from = unit === "'" ? i + 1 : i + 2
      const close = unit === "'" ? source.indexOf("'", from) : -1
      const read = unit === "'" ? { value: source.slice(from, close), end: close + 1 } : dollarQuoted(source, from)
      if ((unit === "'" && close < 0) || read.end > source.length) return undefined
      word = (word ?? '') + read.value
      i = read.end
    } else if (unit === '"') {
      const read = doubleQuoted(source, i + 1)
      if (read.end > source.length) return undefined
      word = (word ?? '') + read.value
      i = read.end
    } else {
      const escaped = unit === '\\' && i + 1 < source.length
      word = (word ?? '') + (escaped ? source[i + 1] : unit)
      i += escaped ? 2 : 1
    }
  }
  if (word !== undefined) words.push(word)
  return words
}
