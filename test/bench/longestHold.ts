/**
 * Runs `work` and tells how long it took and the longest time the event loop was held meanwhile, both in ms. The hold is
 * counted in processor time of this thread between two turns of the loop: other programs that take the processor away on
 * a busy machine are not our doing.
 */
export async function longestHold(work: () => Promise<unknown>): Promise<{ tookMs: number; holdMs: number }> {
  let longest = 0
  let last = threadMs()
  let ended = false
  const turn = () => {
    const now = threadMs()
    longest = Math.max(longest, now - last)
    last = threadMs()
    if (!ended) setImmediate(turn)
  }
  setImmediate(turn)
  const startedAtMs = performance.now()
  await work()
  const tookMs = performance.now() - startedAtMs
  ended = true
  await new Promise(setImmediate)
  return { tookMs, holdMs: longest }
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
