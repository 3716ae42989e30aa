/**
 * SVG path of response times scaled into a box, from zero up so that a doubling looks like one.
 * A null breaks the line; a lone point becomes a short dash so that it stays visible.
 */
export function sparkPath(values: readonly (number | null)[], width: number, height: number): string {
  const top = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0)
  if (top === 0 || values.length === 0) return ''
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
