/** At most `count` of a long list: its beginning and its end tell the story. */
export function firstAndLast<T>(all: readonly T[], count: number): T[] {
  const half = Math.floor(count / 2)
  return all.length <= count ? [...all] : [...all.slice(0, count - half), ...all.slice(all.length - half)]
}
