/**
 * SVG path of response times scaled into a box: from zero up, and never less than twice the median to the top, so
 * that steady times run through the middle and a doubling looks like one.
 * A null breaks the line; a lone point becomes a short dash so that it stays visible.
 */
export function sparkPath(values: readonly (number | null)[], width: number, height: number): string {
  const timed = values.filter((value) => value !== null).toSorted((a, b) => a - b)
  const median = timed[Math.floor(timed.length / 2)] ?? 0
  const top = Math.max(timed.at(-1) ?? 0, 2 * median)
  if (top === 0) return ''
  const step = width / Math.max(1, values.length - 1)
  let path = ''
  values.forEach((value, index) => {
    if (value === null) return
    const x = (index * step).toFixed(1)
    const y = (height - 1.5 - (value / top) * (height - 3)).toFixed(1)
    const joined = (values[index - 1] ?? null) !== null
    path += joined ? `L${x} ${y}` : `M${x} ${y}`
    if (!joined && (values[index + 1] ?? null) === null) path += 'h1.5'
  })
  return path
}
