import { formatLocal } from '../../ui/format.ts'

/** A moment for a `datetime-local` input, to the second. */
export function inputText(atMs: number): string {
  return formatLocal(atMs).slice(0, 19).replace(' ', 'T')
}

/** Epoch ms of what such an input holds; undefined while it is not whole. */
export function momentOf(text: string): number | undefined {
  const atMs = new Date(text).getTime()
  return Number.isNaN(atMs) ? undefined : atMs
}
