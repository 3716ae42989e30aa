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
  return [...top, ...older.filter((head) => head.id < last.id)]
}
