/** Signed distance to a shape in units of the drawing: negative inside. Distances make edges smooth at any size. */
export type Shape = (x: number, y: number) => number

export function circle(cx: number, cy: number, radius: number): Shape {
  return (x, y) => Math.hypot(x - cx, y - cy) - radius
}

export function roundedBox(left: number, top: number, width: number, height: number, radius: number): Shape {
  return (x, y) => {
    const dx = Math.abs(x - left - width / 2) - width / 2 + radius
    const dy = Math.abs(y - top - height / 2) - height / 2 + radius
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius
  }
}

type Point = readonly [number, number]

function toSegment(x: number, y: number, [ax, ay]: Point, [bx, by]: Point): number {
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay))
}

function edges(points: readonly Point[], closed: boolean): [Point, Point][] {
  return points.flatMap((point, index) => {
    const next = points[index + 1] ?? (closed ? points[0] : undefined)
    return next ? [[point, next] as [Point, Point]] : []
  })
}

/** A line through the points, with round joins and ends. */
export function line(points: readonly Point[], width: number): Shape {
  const segments = edges(points, false)
  return (x, y) => Math.min(...segments.map(([a, b]) => toSegment(x, y, a, b))) - width / 2
}

/** A filled polygon with its corners rounded outwards by `radius`. */
export function polygon(points: readonly Point[], radius: number): Shape {
  const sides = edges(points, true)
  return (x, y) => {
    const distance = Math.min(...sides.map(([a, b]) => toSegment(x, y, a, b)))
    const inside = sides.reduce((odd, [[ax, ay], [bx, by]]) => {
      const crosses = ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax
      return crosses ? !odd : odd
    }, false)
    return (inside ? -distance : distance) - radius
  }
}

/** The outline of a shape, drawn inwards. */
export function outline(shape: Shape, width: number): Shape {
  return (x, y) => Math.abs(shape(x, y) + width / 2) - width / 2
}

export function union(...shapes: Shape[]): Shape {
  return (x, y) => Math.min(...shapes.map((shape) => shape(x, y)))
}

/** The shape with a hole cut into it. */
export function without(shape: Shape, hole: Shape): Shape {
  return (x, y) => Math.max(shape(x, y), -hole(x, y))
}
