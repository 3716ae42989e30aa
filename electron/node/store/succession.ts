import { hourMs } from '../../core/history/rollup.ts'
import { keepsTranscript } from '../../core/history/transcripts.ts'
import { createRate } from './rate.ts'
import type { IndexFile } from './transcriptIndex.ts'
import type { TranscriptList } from './transcriptList.ts'
import type { IndexEntry } from './transcriptRow.ts'

/** Passes that follow each other within this long are held, while there are more than so many a second of all monitors. */
const heldForMs = 75_000
const heldFromPassesPerSecond = 10

/** Which transcripts stay and which give way to the next one of their monitor, see `keepsTranscript`. */
export class Succession {
  private readonly list: TranscriptList
  private readonly index: IndexFile
  /** When a monitor's last scheduled pass began. */
  private readonly lastPasses = new Map<string, number>()
  private readonly passRate = createRate()

  constructor(list: TranscriptList, index: IndexFile) {
    this.list = list
    this.index = index
  }

  /**
   * With very many probes a second, a pass that the next one, a minute later at most, will supersede need not reach the
   * disk: these files would be most of what a probe costs. When a failure follows instead it is written after all. A
   * kill loses the newest pass of a monitor then, and only then.
   */
  mayBeHeld(entry: IndexEntry, nowMs: number): boolean {
    const { monitorId, state, trigger, startedAtMs } = entry.head
    if (state !== 'up' || trigger !== 'scheduled') return false
    const isBusy = this.passRate(nowMs) > heldFromPassesPerSecond
    const own = this.list.ofMonitor(monitorId)
    const at = own.lastIndexOf(entry)
    const isFrequent = startedAtMs - (this.lastPasses.get(monitorId) ?? 0) <= heldForMs
    this.lastPasses.set(monitorId, startedAtMs)
    return isBusy && isFrequent && at === own.length - 1 && !this.keeps(own, at, true, nowMs)
  }

  /**
   * Decides about the monitor's transcript before this one, now that its successor is known. Returns what is superseded
   * and is to be removed; what stays has its line in the index.
   */
  settle(entry: IndexEntry, nowMs: number): IndexEntry[] {
    const own = this.list.ofMonitor(entry.head.monitorId)
    const at = own.lastIndexOf(entry)
    const before = own[at - 1]
    const isNewest = at === own.length - 1
    if (isNewest && this.keeps(own, at, true, nowMs)) this.index.add(entry)
    // A paired probe is always kept and is nobody's successor.
    if (!before || entry.head.trigger === 'scope' || before.head.trigger === 'scope') return []
    if (before.head.pinned || this.keeps(own, at - 1, false, nowMs)) {
      this.index.add(before)
      return []
    }
    this.list.remove(before)
    return [before]
  }

  /** `asIfOld`: would it be kept if a passing one followed? Then its line in the index is worth writing at once. */
  private keeps(own: readonly IndexEntry[], at: number, asIfOld: boolean, nowMs: number): boolean {
    const head = own[at]?.head
    if (!head) return false
    const hourStartMs = Math.floor(head.startedAtMs / hourMs) * hourMs
    let previousAlike: IndexEntry['head'] | undefined
    for (let i = at - 1; i >= 0 && !previousAlike; i--) {
      const other = own[i]?.head
      if (!other || other.startedAtMs < hourStartMs) break
      if (other.state === head.state && other.trigger !== 'scope') previousAlike = other
    }
    const next = asIfOld ? { ...head, state: 'up' as const } : own[at + 1]?.head
    return keepsTranscript(head, { previousAlike, next }, nowMs)
  }
}
