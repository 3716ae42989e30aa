/** Counts calls; answers how many there were in the last whole second. A clock set back begins anew. */
export function createRate(): (nowMs: number) => number {
  let secondOf = 0
  let count = 0
  let before = 0
  return (nowMs) => {
    const second = Math.floor(nowMs / 1_000)
    if (second !== secondOf) {
      before = second === secondOf + 1 ? count : 0
      count = 0
      secondOf = second
    }
    count++
    return before
  }
}
