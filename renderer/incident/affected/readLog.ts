import { Gunzip } from 'fflate'
import { wording } from '../../../electron/core/language/language.ts'

/**
 * Bytes that are read at once: a text of so many characters still counts as small, and goes as soon as it is used. Slices,
 * and not the file's own stream: read into a buffer of ours, that was seen to stand still in Chromium after some 200 MB.
 */
const pieceBytes = 65_536
/** Compressed bytes that are taken at once: a thousandfold of it may come out. */
const gzipBytes = 16_384

/** What is wrong with the file itself. */
export class UnreadableLog extends Error {}

type Options = {
  /** Takes the text in order; false: no more is wanted. */
  take: (text: string) => boolean
  /** Bytes of the file read so far. */
  onProgress?: (readBytes: number) => void
  signal?: AbortSignal
}

/**
 * Reads a log piece by piece, never more than a piece or two of it in memory. Takes gzip apart by itself, one file of
 * several as log rotation writes them too, and UTF-16 as spreadsheets write it. Throws `UnreadableLog` with a sentence
 * when the compression is broken or ends early; what came before has been taken.
 */
export async function readLog(file: Blob, { take, onProgress, signal }: Options): Promise<void> {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  let decoder: TextDecoder | undefined
  let wanted = true
  const text = (bytes: Uint8Array) => {
    decoder ??= new TextDecoder(encodingOf(bytes))
    if (wanted && bytes.length > 0) wanted = take(decoder.decode(bytes, { stream: true }))
  }
  const gzip = start[0] === 0x1f && start[1] === 0x8b ? gunzip(text) : undefined
  let next = file.slice(0, pieceBytes).arrayBuffer()
  for (let at = 0; at < file.size && wanted; at += pieceBytes) {
    const bytes = new Uint8Array(await next)
    // Read ahead while this piece is looked at.
    next = file.slice(at + pieceBytes, at + 2 * pieceBytes).arrayBuffer()
    if (signal?.aborted) return
    if (gzip) gzip.push(bytes, () => wanted)
    else text(bytes)
    onProgress?.(Math.min(file.size, at + pieceBytes))
  }
  if (wanted) gzip?.end()
  const last = decoder?.decode() ?? ''
  if (wanted && last !== '') take(last)
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

function gunzip(text: (bytes: Uint8Array) => void) {
  const inflate = new Gunzip((bytes) => text(bytes))
  const guarded = (work: () => void) => {
    try {
      work()
    } catch {
      throw new UnreadableLog(wording.incident.affected.broken)
    }
  }
  return {
    push(bytes: Uint8Array, wanted: () => boolean): void {
      for (let at = 0; at < bytes.length && wanted(); at += gzipBytes)
        guarded(() => inflate.push(bytes.subarray(at, at + gzipBytes)))
    },
    end: () => guarded(() => inflate.push(new Uint8Array(0), true)),
  }
}
