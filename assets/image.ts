import { crc32, deflateSync } from 'node:zlib'
import type { Shape } from './shapes.ts'

/** Red, green, blue 0–255 and opacity 0–1. */
export type Colour = readonly [number, number, number, number]

/** One shape in one colour, or in a colour that changes over the drawing. */
export type Layer = { shape: Shape; colour: Colour | ((x: number, y: number) => Colour) }

/** Reads `#rrggbb`. */
export function hex(text: string, opacity = 1): Colour {
  const value = Number.parseInt(text.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255, opacity]
}

/**
 * Draws layers, the first at the bottom, on a transparent square. `units` is the drawing's width in its own units,
 * `size` its width in pixels. Returns RGBA rows.
 */
export function draw(layers: readonly Layer[], units: number, size: number): Uint8Array {
  const pixels = new Uint8Array(size * size * 4)
  const scale = size / units
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const x = (column + 0.5) / scale
      const y = (row + 0.5) / scale
      let [red, green, blue, opacity] = [0, 0, 0, 0]
      for (const { shape, colour } of layers) {
        const [r, g, b, a] = typeof colour === 'function' ? colour(x, y) : colour
        const over = a * Math.min(1, Math.max(0, 0.5 - shape(x, y) * scale))
        const sum = over + opacity * (1 - over)
        if (sum === 0) continue
        const mix = (top: number, below: number) => (top * over + below * opacity * (1 - over)) / sum
        ;[red, green, blue, opacity] = [mix(r, red), mix(g, green), mix(b, blue), sum]
      }
      pixels.set([red, green, blue, opacity * 255].map(Math.round), (row * size + column) * 4)
    }
  }
  return pixels
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** A PNG file (RFC 2083: 8-bit RGBA, unfiltered rows) of a square image. */
export function png(pixels: Uint8Array, size: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let row = 0; row < size; row++) {
    rows.set(pixels.subarray(row * size * 4, (row + 1) * size * 4), row * (size * 4 + 1) + 1)
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(rows, { level: 9 })
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array())])
}

/** A Windows icon out of PNG images of several sizes (at most 256). */
export function ico(images: readonly { size: number; file: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + images.length * 16)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  for (const [index, { size, file }] of images.entries()) {
    const at = 6 + index * 16
    head.set([size % 256, size % 256], at)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(file.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += file.length
  }
  return Buffer.concat([head, ...images.map(({ file }) => file)])
}
