/** The text of a file in pieces of at most `limit` characters; a pair of surrogates is never parted. */
export async function* piecesOf(file: Blob, limit: number): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader()
  let held = ''
  for (;;) {
    const { done, value } = await reader.read()
    held += value ?? ''
    while (held.length >= limit || (done && held !== '')) {
      const whole = held.slice(0, limit)
      const parted = /[\uD800-\uDBFF]$/.test(whole) && whole.length > 1 && whole.length < held.length
      const piece = parted ? whole.slice(0, -1) : whole
      held = held.slice(piece.length)
      yield piece
    }
    if (done) return
  }
}
