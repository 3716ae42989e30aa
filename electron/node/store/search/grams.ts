/** Bits of the table of one block. At a block's full size about a quarter of them are set. */
const gramBits = 1 << 20
/** One bit for each pair of bytes, by the second and then the first: exact, for the shortest words. */
const pairsAt = gramBits / 8
const pairBytes = 65_536 / 8
export const gramTableBytes = pairsAt + pairBytes

const spread = 0x9e3779b1
const longSalt = 0x5bd1e995
const slot = (value: number, salt: number) => Math.imul(value ^ salt, spread) >>> 12

function setBit(table: Uint8Array, at: number): void {
  table[at >> 3] = (table[at >> 3] ?? 0) | (1 << (at & 7))
}

const hasBit = (table: Uint8Array, at: number) => ((table[at >> 3] ?? 0) & (1 << (at & 7))) !== 0

const pairBit = (first: number, second: number) => pairsAt * 8 + ((second << 8) | first)

/** What stands before the first byte of a text, so that this one too is the second of a pair. */
const before = 0x0a

/**
 * Marks every run of two, three and five bytes of a text. Runs of three find short words; identifiers in hexadecimal soon
 * hold every run of three there is, and only longer runs tell them apart.
 */
export function addGrams(table: Uint8Array, text: Uint8Array): void {
  let long = 0
  for (let at = 0; at < text.length; at++) {
    const byte = text[at] ?? 0
    setBit(table, pairBit(text[at - 1] ?? before, byte))
    if (at >= 2) setBit(table, slot(((text[at - 2] ?? 0) << 16) | ((text[at - 1] ?? 0) << 8) | byte, 0))
    // Six bits further each time: after five more bytes nothing of a byte is left.
    long = ((long << 6) ^ byte) & 0x3fffffff
    if (at >= 4) setBit(table, slot(long, longSalt))
  }
}

/** False when the text that made the table cannot hold the word. */
export function mayHold(table: Uint8Array, word: Uint8Array): boolean {
  const [only] = word
  if (word.length === 1 && only !== undefined) {
    const row = pairBit(0, only) >> 3
    return table.subarray(row, row + 32).some((bits) => bits !== 0)
  }
  let long = 0
  for (let at = 0; at < word.length; at++) {
    const byte = word[at] ?? 0
    if (at >= 1 && !hasBit(table, pairBit(word[at - 1] ?? 0, byte))) return false
    long = ((long << 6) ^ byte) & 0x3fffffff
    if (at >= 4) {
      if (!hasBit(table, slot(long, longSalt))) return false
    } else if (at >= 2 && word.length < 5) {
      const gram = ((word[at - 2] ?? 0) << 16) | ((word[at - 1] ?? 0) << 8) | byte
      if (!hasBit(table, slot(gram, 0))) return false
    }
  }
  return true
}
