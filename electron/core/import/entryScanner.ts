import { wording } from '../language/language.ts'
/** What is wrong with a file, with its place, and what to do. */
export type ImportProblem = { text: string; next: string }

/** Characters of one entry; a larger one is no exchange that anybody could look at. */
const longestEntry = 64_000_000

/**
 * Cuts the entries out of a HAR that comes in pieces, without ever holding more than one entry's text. Looks at strings
 * and brackets only; each entry is parsed by its reader.
 */
export class EntryScanner {
  entries = 0
  private seen = 0
  private depth = 0
  private inString = false
  private escaped = false
  /** Text of the string that is being read, where it may be a key that leads to the entries. */
  private word: string | null = null
  /** The last complete string at each of the first two depths: the key of what follows. */
  private keys: string[] = []
  private inEntries = false
  private foundEntries = false
  private ended = false
  private parts: string[] = []
  private partsLength = 0

  /** Complete entries of this piece as JSON texts, or what is wrong. */
  push(piece: string): string[] | ImportProblem {
    const found: string[] = []
    let start = 0
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i)
      if (this.inString) {
        if (this.escaped) this.escaped = false
        else if (code === 92) this.escaped = true
        else if (code === 34) this.endString()
        if (this.inString && this.word !== null) this.word += piece.charAt(i)
        continue
      }
      if (code <= 32 || (code === 0xfeff && this.seen + i === 0)) continue
      if (this.ended) return problem(wording.imports.har.more(this.seen + i + 1))
      if (this.depth === 0 && code !== 123) return problem(wording.imports.har.noObject(this.seen + i + 1))
      if (code === 34) {
        this.inString = true
        this.word = this.depth <= 2 ? '' : null
      } else if (code === 123 || code === 91) {
        if (this.inEntries && this.depth === 3) start = i
        this.depth++
        if (code === 91 && this.depth === 3 && this.keys[1] === 'log' && this.keys[2] === 'entries') {
          this.inEntries = true
          this.foundEntries = true
        }
      } else if (code === 125 || code === 93) {
        this.depth--
        if (this.depth < 0) return problem(wording.imports.har.bracket(this.seen + i + 1))
        if (this.inEntries && this.depth === 3) {
          found.push(this.take(piece.slice(start, i + 1)))
          this.entries++
        } else if (this.depth === 2) this.inEntries = false
        else if (this.depth === 0) this.ended = true
      }
    }
    if (this.inEntries && this.depth > 3) {
      const rest = piece.slice(start)
      this.parts.push(rest)
      this.partsLength += rest.length
      if (this.partsLength > longestEntry)
        return problem(wording.imports.har.entryLarge(this.entries + 1, this.seen + 1))
    }
    this.seen += piece.length
    return found
  }

  /** What is missing at the end, or null. */
  end(): ImportProblem | null {
    if (this.seen === 0) return problem(wording.imports.har.empty)
    if (!this.ended)
      return problem(
        this.inEntries ? wording.imports.har.cutInEntry(this.entries + 1) : wording.imports.har.cutAfter(this.seen),
      )
    return this.foundEntries ? null : problem(wording.imports.har.noEntries)
  }

  private endString(): void {
    this.inString = false
    if (this.word !== null) this.keys[this.depth] = this.word
    this.word = null
  }

  private take(last: string): string {
    const text = this.parts.length > 0 ? this.parts.join('') + last : last
    this.parts = []
    this.partsLength = 0
    return text
  }
}

function problem(text: string): ImportProblem {
  return { text, next: wording.imports.exportAgain }
}
