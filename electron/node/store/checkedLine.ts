import { crc32 } from 'node:zlib'

const mark = '\t'

/** A line with its checksum behind it: JSON never holds a bare tab. */
export function sealLine(text: string): string {
  return `${text}${mark}${crc32(text).toString(16).padStart(8, '0')}`
}

/** The text of a line, or null when its checksum is not right. Lines of earlier versions have none. */
export function openLine(line: string): string | null {
  const at = line.lastIndexOf(mark)
  if (at < 0) return line
  const text = line.slice(0, at)
  return line.length === at + 9 && Number.parseInt(line.slice(at + 1), 16) === crc32(text) ? text : null
}
