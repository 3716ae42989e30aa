/** Characters of one line or record; a longer one is nobody's log of one call. */
export const longestLine = 4_000_000

/**
 * Cuts a text that comes in pieces into lines without their ends (`\n`, `\r\n`), numbered from 1. A line beyond the limit
 * is given up and told, and reading goes on after it: no file makes this hold more than one line.
 */
export class LineCutter {
  private rest = ''
  private number = 0
  private dropping = false
  private readonly onLine: (line: string, number: number) => void
  private readonly onTooLong: (number: number) => void

  constructor(onLine: (line: string, number: number) => void, onTooLong: (number: number) => void) {
    this.onLine = onLine
    this.onTooLong = onTooLong
  }

  push(piece: string): void {
    let start = 0
    let end = piece.indexOf('\n')
    if (end === -1) return void this.hold(piece)
    if (this.dropping) {
      this.dropping = false
      this.rest = ''
    } else {
      this.give(this.rest + piece.slice(0, end))
      this.rest = ''
    }
    start = end + 1
    for (end = piece.indexOf('\n', start); end !== -1; end = piece.indexOf('\n', start)) {
      this.give(piece.slice(start, end))
      start = end + 1
    }
    this.hold(piece.slice(start))
  }

  /** What follows the last line end. */
  end(): void {
    if (!this.dropping && this.rest !== '') this.give(this.rest)
    this.rest = ''
  }

  private hold(text: string): void {
    if (this.dropping) return
    this.rest += text
    if (this.rest.length <= longestLine) return
    this.number++
    this.onTooLong(this.number)
    this.rest = ''
    this.dropping = true
  }

  private give(line: string): void {
    this.number++
    if (line.length > longestLine) return void this.onTooLong(this.number)
    this.onLine(line.endsWith('\r') ? line.slice(0, -1) : line, this.number)
  }
}
