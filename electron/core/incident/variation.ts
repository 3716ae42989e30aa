import type { Address, Exchange } from '../model/exchange.ts'
import type { VariationKind } from '../model/monitor.ts'
import type { AttemptPath, Variation } from '../model/path.ts'

/** The way an attempt took, from its judged exchange; undefined when it was not even looked up. */
export function pathOf(exchange: Exchange | undefined, variation?: Variation): AttemptPath | undefined {
  const connection = exchange?.connection
  if (!connection) return undefined
  const { host, remote, answers, proxy, tls } = connection
  return {
    host,
    ...(remote && { remote: { address: remote.address, family: remote.family } }),
    answers: answers ?? [],
    http2: tls?.alpn === 'h2',
    proxied: proxy !== undefined,
    ...(variation && { varied: variation.kind }),
  }
}

/**
 * What the next attempt does otherwise than the last: the first of `vary` that was not tried yet and that the last way
 * allows, then any address that is left. Undefined: the same again, on a fresh connection.
 */
export function nextVariation(
  vary: readonly VariationKind[],
  paths: readonly AttemptPath[],
  families: readonly (4 | 6)[] = [],
): Variation | undefined {
  const last = paths.at(-1)
  if (!last) return undefined
  const done = new Set(paths.map(({ varied }) => varied))
  for (const kind of vary) {
    const found = done.has(kind) ? undefined : variationOf(kind, last, paths, families)
    if (found) return found
  }
  return vary.includes('address') ? variationOf('address', last, paths, families) : undefined
}

function variationOf(
  kind: VariationKind,
  last: AttemptPath,
  paths: readonly AttemptPath[],
  families: readonly (4 | 6)[],
): Variation | undefined {
  const { host, remote } = last
  if (kind === 'http1') return last.http2 ? { kind, host, use: 'HTTP/1.1', instead: 'HTTP/2' } : undefined
  // Without a connection every address was tried already; behind a proxy they are not ours to choose.
  if (!remote || last.proxied) return undefined
  const tried = new Set(paths.flatMap((path) => path.remote?.address ?? []))
  const fits = ({ family }: Address) =>
    kind === 'address' ? family === remote.family : family !== remote.family && families.includes(family)
  const other = last.answers.find((answer) => fits(answer) && !tried.has(answer.address))
  return other && { kind, host, use: other.address, instead: remote.address }
}
