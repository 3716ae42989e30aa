/** Characters of one slice: a call of this size takes a few hundredths of a second. */
export const sliceLength = 524_288
/** Characters that two neighbouring slices share: more than a key of 16,384 characters has with every character escaped. */
export const sliceOverlap = 131_072

/**
 * A long text in pieces of at most `sliceLength + sliceOverlap` characters, so that whatever is no longer than the
 * overlap stands whole in one of them. A short text is one piece; an empty one is none.
 */
export function* slicesOf(text: string, length = sliceLength, overlap = sliceOverlap): Generator<string> {
  for (let from = 0; from < text.length; from += length) {
    yield text.slice(from, from + length + overlap)
    if (from + length + overlap >= text.length) return
  }
}
