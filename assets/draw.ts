import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Colour, draw, hex, ico, type Layer, png } from './image.ts'
import { circle, line, outline, polygon, roundedBox, type Shape, union, without } from './shapes.ts'

/**
 * Draws every icon: run `node assets/draw.ts` after a change here. The files it writes are kept in the repository.
 * State is shape and colour: circle up, triangle degraded, square down, hollow circle not observed, two bars paused.
 */
const folder = import.meta.dirname

const warning = union(
  line(
    [
      [8, 6.2],
      [8, 9.4],
    ],
    1.7,
  ),
  circle(8, 11.9, 1),
)
const cross = union(
  line(
    [
      [5.7, 5.7],
      [10.3, 10.3],
    ],
    1.7,
  ),
  line(
    [
      [10.3, 5.7],
      [5.7, 10.3],
    ],
    1.7,
  ),
)
const triangle = polygon(
  [
    [8, 3],
    [13.7, 12.8],
    [2.3, 12.8],
  ],
  1.6,
)

/** Strokes of the digits two to nine between corners: top, middle and bottom, left and right. */
const corners = { a: [5.9, 4.5], b: [10.1, 4.5], c: [5.9, 8], d: [10.1, 8], e: [5.9, 11.5], f: [10.1, 11.5] } as const
const digits: Record<string, string[]> = {
  down2: ['abdcef'],
  down3: ['abfe', 'cd'],
  down4: ['acd', 'bf'],
  down5: ['bacdfe'],
  down6: ['baefdc'],
  down7: ['abf'],
  down8: ['abfea', 'cd'],
  down9: ['dcabfe'],
}
const isCorner = (letter: string): letter is keyof typeof corners => letter in corners
const stroke = (path: string) =>
  line(
    [...path].filter(isCorner).map((letter) => corners[letter]),
    1.6,
  )
const plus = union(
  line(
    [
      [8, 4.7],
      [8, 11.3],
    ],
    1.8,
  ),
  line(
    [
      [4.7, 8],
      [11.3, 8],
    ],
    1.8,
  ),
)
const square = roundedBox(2, 2, 12, 12, 2.4)

/** Tray shapes on a grid of 16. The marks cut into two of them tell them apart where macOS takes the colour away. */
const shapes: Record<string, Shape> = {
  up: circle(8, 8, 6),
  degraded: without(triangle, warning),
  down: without(square, cross),
  ...Object.fromEntries(
    Object.entries(digits).map(([name, paths]) => [name, without(square, union(...paths.map(stroke)))]),
  ),
  downMany: without(square, plus),
  unknown: outline(circle(8, 8, 6), 2.2),
  paused: union(roundedBox(3, 3, 4, 10, 1.2), roundedBox(9, 3, 4, 10, 1.2)),
}

const panels: Record<'dark' | 'light', Record<string, Colour>> = {
  dark: {
    up: hex('#3fc57f'),
    degraded: hex('#f5b02e'),
    down: hex('#ff5c5c'),
    unknown: hex('#a9b1bf'),
    paused: hex('#c3c9d4'),
  },
  light: {
    up: hex('#18a058'),
    degraded: hex('#d98200'),
    down: hex('#e03131'),
    unknown: hex('#6b7383'),
    paused: hex('#59616f'),
  },
}

/** A line that runs ahead of its rest: the beat of a vendor, and the head start at its tip. */
function applicationIcon(): Layer[] {
  const mix = (from: Colour, to: Colour, t: number): Colour => [
    from[0] + (to[0] - from[0]) * t,
    from[1] + (to[1] - from[1]) * t,
    from[2] + (to[2] - from[2]) * t,
    1,
  ]
  const card = roundedBox(24, 24, 464, 464, 108)
  const beat = [
    [92, 262],
    [166, 262],
    [208, 158],
    [272, 366],
    [314, 262],
    [328, 262],
  ] as const
  const top = hex('#4c6ef5')
  const bottom = hex('#1f2f86')
  return [
    { shape: card, colour: (x, y) => mix(top, bottom, Math.min(1, Math.max(0, (x * 0.35 + y) / 640))) },
    { shape: line(beat, 34), colour: hex('#ffffff') },
    { shape: circle(408, 262, 52), colour: hex('#3fc57f', 0.32) },
    { shape: circle(408, 262, 31), colour: hex('#5fe3a0') },
  ]
}

function write(name: string, data: Uint8Array): void {
  writeFileSync(join(folder, name), data)
}

function image(layers: readonly Layer[], units: number, size: number): Buffer {
  return png(draw(layers, units, size), size)
}

mkdirSync(join(folder, 'tray'), { recursive: true })
for (const [state, shape] of Object.entries(shapes)) {
  const template = [{ shape, colour: hex('#000000') }]
  write(`tray/${state}Template.png`, image(template, 16, 16))
  write(`tray/${state}Template@2x.png`, image(template, 16, 32))
  for (const [panel, colours] of Object.entries(panels)) {
    const layers = [{ shape, colour: colours[state.replace(/^down.*/, 'down')] ?? hex('#808080') }]
    write(`tray/${state}-${panel}.png`, image(layers, 16, 22))
    write(`tray/${state}-${panel}@2x.png`, image(layers, 16, 44))
    write(`tray/${state}-${panel}.ico`, ico([16, 32].map((size) => ({ size, file: image(layers, 16, size) }))))
  }
}

const icon = applicationIcon()
write('icon.png', image(icon, 512, 512))
write('icon.ico', ico([16, 32, 48, 256].map((size) => ({ size, file: image(icon, 512, size) }))))
