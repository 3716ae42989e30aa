import { type WindowName, windowLengthsMs, windowNameSchema } from '../core/contract/history.ts'
import { emptyBucket, mergeBucket, pointOf } from '../core/history/bucket.ts'
import { edgesOf, minutesUpToMs } from '../core/history/edges.ts'
import { uptimeOf } from '../core/history.ts'
import type { HistoryPoint, Uptime } from '../core/model/sample.ts'
import type { Store } from './store/store.ts'

export type HistoryWindow = { name: WindowName; point: HistoryPoint; uptime: Uptime }

/** What charts, pages and reports ask of history. All numbers come from `Store.buckets`. */
export type HistoryQueries = {
  /** One point between each two neighbouring edges, and availability over all of them. */
  series(
    monitorId: string,
    edgesMs: readonly number[],
    phasePercentiles?: boolean,
  ): Promise<{ points: HistoryPoint[]; uptime: Uptime }>
  /** Availability and response times over each of the usual windows that end at `toMs`. */
  windows(monitorId: string, toMs: number): Promise<HistoryWindow[]>
}

export function createHistoryQueries(store: Pick<Store, 'buckets'>): HistoryQueries {
  const series: HistoryQueries['series'] = async (monitorId, edgesMs, phasePercentiles = false) => {
    const buckets = await store.buckets(monitorId, edgesMs, phasePercentiles)
    const points = buckets.map((bucket, i) =>
      pointOf(bucket, edgesMs[i] ?? 0, edgesMs[i + 1] ?? 0, { phasePercentiles }),
    )
    return { points, uptime: uptimeOf(points) }
  }

  return {
    series,
    async windows(monitorId, toMs) {
      const names = windowNameSchema.options
      const startOf = (name: WindowName) => edgesOf(toMs - windowLengthsMs[name], toMs, { points: 1 })[0] ?? toMs
      const point = new Map<WindowName, HistoryPoint>()
      for (const name of names.filter((each) => windowLengthsMs[each] <= minutesUpToMs))
        for (const only of (await series(monitorId, [startOf(name), toMs])).points) point.set(name, only)
      // The long ones lie within each other: one reading, summed up from its end.
      const long = names.filter((each) => windowLengthsMs[each] > minutesUpToMs).reverse()
      const buckets = await store.buckets(monitorId, [...long.map(startOf), toMs])
      const sum = emptyBucket()
      for (const [i, name] of [...long.entries()].reverse()) {
        const bucket = buckets[i]
        if (bucket) mergeBucket(sum, bucket)
        point.set(name, pointOf(sum, startOf(name), toMs))
      }
      return names.flatMap((name) => {
        const found = point.get(name)
        return found ? [{ name, point: found, uptime: uptimeOf([found]) }] : []
      })
    },
  }
}
