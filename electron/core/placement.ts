export type Box = { x: number; y: number; width: number; height: number }

/** Between the tray icon and the panel. */
const gap = 6

const between = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most))

/**
 * Where the small window stands: beside the tray icon on the side that has room, whole inside the work area. Systems that
 * do not tell where the icon is give a box without size; then it stands at the pointer. In the units of the boxes.
 */
export function panelPlace(
  icon: Box,
  pointer: { x: number; y: number },
  size: { width: number; height: number },
  workArea: Box,
): Box {
  const anchor = icon.width > 0 && icon.height > 0 ? icon : { ...pointer, width: 0, height: 0 }
  const width = Math.min(size.width, workArea.width)
  const height = Math.min(size.height, workArea.height)
  const middle = anchor.x + anchor.width / 2
  const isBelow = anchor.y + anchor.height / 2 < workArea.y + workArea.height / 2
  const x = between(Math.round(middle - width / 2), workArea.x, workArea.x + workArea.width - width)
  const beside = isBelow ? anchor.y + anchor.height + gap : anchor.y - gap - height
  return { x, y: between(Math.round(beside), workArea.y, workArea.y + workArea.height - height), width, height }
}
