/** The first bytes of a base64 text as a hex dump: offset, 16 bytes, and the printable characters. */
export function hexHead(base64: string, limitBytes = 256): string[] {
  const chars = base64.replace(/[^A-Za-z0-9+/]/g, '').slice(0, Math.ceil(limitBytes / 3) * 4)
  // A length of 4n+1 cannot be base64: the odd character carries no whole byte.
  const whole = chars.length % 4 === 1 ? chars.slice(0, -1) : chars
  const bytes = Array.from(atob(whole), (char) => char.charCodeAt(0)).slice(0, limitBytes)
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.slice(at, at + 16)
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0'))
    const left = hex.slice(0, 8).join(' ').padEnd(23)
    const right = hex.slice(8).join(' ').padEnd(23)
    const shown = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
    lines.push(`${at.toString(16).padStart(6, '0')}  ${left}  ${right}  ${shown}`)
  }
  return lines
}
