import { wording } from '../language/language.ts'
import type { Notice } from '../model/incident.ts'
import { isLoopbackUrl } from '../ownSide.ts'
import { isPaused } from '../schedule.ts'
import type { Entry } from './entry.ts'
import type { OwnNetwork } from './ownNetwork.ts'
import type { WatchPorts } from './types.ts'
import { messageOf } from './within.ts'

/** A network needs a moment after sleep; probes wait for it no longer than this. */
const longestWaitMs = 30_000
/** Who is offline for a moment only is not told. */
const toldAfterMs = 8_000
/** While offline one probe in this time goes out all the same, should the references be what is broken. */
const oneProbeEveryMs = 60_000

/** How long until references are asked again, by how long we wait already, ms. */
function againAfterMs(waitedMs: number): number {
  if (waitedMs < 120_000) return waitedMs < 10_000 ? 2_000 : 5_000
  return waitedMs < 1_800_000 ? 15_000 : 60_000
}

export type Offline = {
  /** Those that may be probed now: until the network is back after sleep, only what is on this computer. */
  free(entries: Iterable<Entry>): Entry[]
  /** It was not observed because of our side, and will not be now: its probe is left out. */
  leavesOut(entry: Entry): boolean
  /** After sleep: waits until a reference answers, then calls `back`. */
  await(): void
  /** We are offline: asks until we are back, tells it once, then calls `back`. */
  lost(): void
  /** Somebody answered. */
  over(): void
  stop(): void
}

/** Waits for our own network, after sleep and while it is gone. One quiet notice stands for all monitors. */
export function createOffline(
  ports: WatchPorts,
  network: OwnNetwork,
  entries: () => Iterable<Entry>,
  back: () => void,
): Offline {
  const { clock } = ports
  let state: 'no' | 'waiting' | 'offline' = 'no'
  let sinceMs = 0
  let told = false
  let letOutAtMs = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | null = null
  /** Counts stretches, so that an answer to an earlier one changes nothing. */
  let stretch = 0

  const begin = (next: 'waiting' | 'offline') => {
    if (state === next) return
    over()
    state = next
    sinceMs = clock.monotonicMs()
    letOutAtMs = sinceMs
    told = false
  }
  const over = () => {
    stretch += 1
    cancel?.()
    cancel = null
    state = 'no'
  }

  async function look(): Promise<void> {
    const mine = stretch
    const reachable = await network.reachable()
    if (mine !== stretch || state === 'no') return
    const waitedMs = clock.monotonicMs() - sinceMs
    // Nobody answers after sleep: the probes themselves find out whose side that is.
    if (reachable || (state === 'waiting' && waitedMs >= longestWaitMs)) {
      over()
      back()
      return
    }
    if (state === 'offline' && waitedMs >= toldAfterMs) tell()
    cancel = clock.after(againAfterMs(waitedMs), () => void look())
  }

  function tell(): void {
    const { enabled, onOffline } = ports.settings().notifications
    if (told || !enabled || !onOffline) return
    told = true
    const { sentence, sinceMs: offlineSinceMs } = network.now()
    const unseen = [...entries()].filter(isFar).length
    const notice: Notice = {
      id: `own-side:${offlineSinceMs}`,
      kind: 'offline',
      createdAtMs: clock.nowMs(),
      title: wording.ownSide.offlineTitle,
      body: wording.ownSide.offlineText(sentence, unseen),
      delivery: 'pending',
    }
    ports.notifier
      .show(notice, null, 'none')
      .catch((error) => ports.onProblem({ where: 'notifier', text: messageOf(error) }))
  }

  function isFar({ watched: { monitor } }: Entry): boolean {
    return !isLoopbackUrl(monitor.request.url) && !isPaused(monitor, clock.nowMs())
  }

  return {
    free: (all) => (state === 'waiting' ? [...all].filter((entry) => !isFar(entry)) : [...all]),
    leavesOut(entry) {
      if (state !== 'offline' || entry.status.reason !== 'own-side') return false
      const nowMs = clock.monotonicMs()
      if (nowMs - letOutAtMs < oneProbeEveryMs) return true
      letOutAtMs = nowMs
      return false
    },
    await() {
      if (![...entries()].some(isFar)) return
      over()
      begin('waiting')
      void look()
    },
    lost() {
      if (state === 'offline') return
      begin('offline')
      cancel = clock.after(againAfterMs(0), () => void look())
    },
    over,
    stop: over,
  }
}
