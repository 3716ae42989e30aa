const perLine = 16

/** The bytes of a base64 text. A broken end of it carries no whole byte and is left out. */
export function bytesOf(base64: string): Uint8Array {
  const chars = base64.replace(/[^A-Za-z0-9+/]/g, '')
  const whole = chars.length % 4 === 1 ? chars.slice(0, -1) : chars
  const text = atob(whole)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

/** How many lines a dump of so many bytes has. */
export function hexLineCount(bytes: Uint8Array): number {
  return Math.ceil(bytes.length / perLine)
}

/** One line of a hex dump: offset, 16 bytes, and the printable characters. */
export function hexLine(bytes: Uint8Array, line: number): string {
  const at = line * perLine
  const row = Array.from(bytes.subarray(at, at + perLine))
  const hex = row.map((byte) => byte.toString(16).padStart(2, '0'))
  const left = hex.slice(0, 8).join(' ').padEnd(23)
  const right = hex.slice(8).join(' ').padEnd(23)
  const shown = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
  return `${at.toString(16).padStart(6, '0')}  ${left}  ${right}  ${shown}`
}

/** All lines of the dump as one text. */
export function hexDump(bytes: Uint8Array): string {
  return Array.from({ length: hexLineCount(bytes) }, (_, line) => hexLine(bytes, line)).join('\n')
}
