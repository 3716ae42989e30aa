const arrows: Readonly<Record<string, [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** The nearest button in the direction of an arrow key, as it stands on the screen; null at the edge. */
export function nextInGrid(buttons: readonly HTMLElement[], from: HTMLElement, key: string): HTMLElement | null {
  const arrow = arrows[key]
  if (!arrow) return null
  const at = buttons.indexOf(from)
  if (arrow[0] !== 0) return buttons[at + arrow[0]] ?? null
  const here = from.getBoundingClientRect()
  const ranked = buttons.flatMap((button) => {
    const there = button.getBoundingClientRect()
    const down = (there.top - here.top) * arrow[1]
    return down > 4 ? [{ button, far: down * 1000 + Math.abs(there.left - here.left) }] : []
  })
  return ranked.toSorted((a, b) => a.far - b.far)[0]?.button ?? null
}
