import type { TranscriptHead } from '../../electron/core/model/transcript.ts'

/**
 * The live top of a list over what was read before, newest first, each once; identifiers sort by time. Within its reach
 * the top's word counts, so what it no longer has is gone. `gap` when so much is new that the two do not meet: what
 * lies between is not known.
 */
export function mergeHeads<T extends Pick<TranscriptHead, 'id'>>(
  top: readonly T[] | undefined,
  older: readonly T[],
): readonly T[] | 'gap' {
  const last = top?.at(-1)
  if (!top || !last) return top ?? older
  const newestKnown = older[0]
  if (newestKnown && newestKnown.id < last.id) return 'gap'
  return [...top, ...older.slice(firstBelow(older, last.id))]
}

/** Where the rows older than `id` begin, by halving: the list may hold a hundred thousand. */
function firstBelow(heads: readonly Pick<TranscriptHead, 'id'>[], id: string): number {
  let low = 0
  let high = heads.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((heads[middle]?.id ?? '') < id) high = middle
    else low = middle + 1
  }
  return low
}
