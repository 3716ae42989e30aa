import { type ByteReader, type ByteWriter, unzigzag, zigzag } from './bytes.ts'

/**
 * One column of whole numbers:
 *
 *     0, value                       every row has this value
 *     width (1–7), first, bytes      otherwise: all lowest bytes, then all second ones, …
 *
 * `order` 1 keeps what each row adds to the one before, `order` 2 the change of that; `first` is the first row's value,
 * from which they count. Bytes of one significance stand together because they are alike: a compressor wants that.
 */
export function writeInts(out: ByteWriter, values: readonly number[], order: 0 | 1 | 2): void {
  const first = values[0] ?? 0
  if (values.every((value) => value === first)) {
    out.byte(0)
    out.float(first)
    return
  }
  const coded = new Float64Array(values.length)
  let [before, step] = [first, 0]
  let most = 0
  for (const [i, value] of values.entries()) {
    const added = value - before
    const code = zigzag(order === 0 ? value : order === 1 ? added : added - step)
    coded[i] = code
    if (code > most) most = code
    ;[before, step] = [value, added]
  }
  let width = 1
  while (most >= 256 ** width) width++
  out.byte(width)
  out.float(first)
  const plane = new Uint8Array(values.length)
  for (let at = 0; at < width; at++) {
    const scale = 256 ** at
    for (let i = 0; i < plane.length; i++) plane[i] = Math.floor((coded[i] ?? 0) / scale) % 256
    out.bytes(plane)
  }
}

export function readInts(input: ByteReader, count: number, order: 0 | 1 | 2): Float64Array {
  const values = new Float64Array(count)
  const width = input.byte()
  const first = input.float()
  if (width === 0) return values.fill(first)
  for (let at = 0, scale = 1; at < Math.min(width, 7); at++, scale *= 256) {
    const plane = input.bytes(count)
    for (let i = 0; i < plane.length; i++) values[i] = (values[i] ?? 0) + (plane[i] ?? 0) * scale
  }
  let [before, step] = [first, 0]
  for (let i = 0; i < count; i++) {
    const value = unzigzag(values[i] ?? 0)
    if (order === 0) values[i] = value
    else {
      step = order === 1 ? value : step + value
      before += step
      values[i] = before
    }
  }
  return values
}

/** A column that some rows leave empty: `0` none has it, `1` all have, `2` and a column that says which. */
export function writeOptional(out: ByteWriter, values: readonly (number | undefined)[], order: 0 | 1): void {
  const present = values.filter((value) => value !== undefined)
  out.byte(present.length === 0 ? 0 : present.length === values.length ? 1 : 2)
  if (present.length === 0) return
  if (present.length < values.length)
    writeInts(
      out,
      values.map((value) => (value === undefined ? 0 : 1)),
      0,
    )
  writeInts(out, present, order)
}

/** The column's values with NaN where it is empty. */
export function readOptional(input: ByteReader, count: number, order: 0 | 1): Float64Array {
  const kind = input.byte()
  if (kind === 0) return new Float64Array(count).fill(Number.NaN)
  if (kind === 1) return readInts(input, count, order)
  const has = readInts(input, count, 0)
  let present = 0
  for (const flag of has) present += flag === 0 ? 0 : 1
  const dense = readInts(input, present, order)
  const values = new Float64Array(count)
  let next = 0
  for (let i = 0; i < count; i++) values[i] = has[i] === 0 ? Number.NaN : (dense[next++] ?? Number.NaN)
  return values
}
