/** Writes bytes one after the other; grows as needed. */
export class ByteWriter {
  private data = new Uint8Array(512)
  length = 0

  byte(value: number): void {
    this.room(1)
    this.data[this.length++] = value
  }

  /** A whole number from 0 to 2^53, seven bits a byte, the lowest first. */
  varint(value: number): void {
    this.room(8)
    let rest = value
    while (rest > 127) {
      this.data[this.length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.data[this.length++] = rest
  }

  /** A whole number of either sign, small where it is near 0. */
  signed(value: number): void {
    this.varint(zigzag(value))
  }

  float(value: number): void {
    this.room(8)
    new DataView(this.data.buffer).setFloat64(this.length, value, true)
    this.length += 8
  }

  bytes(value: Uint8Array): void {
    this.room(value.length)
    this.data.set(value, this.length)
    this.length += value.length
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value)
    this.varint(bytes.length)
    this.bytes(bytes)
  }

  /** What was written; a view, valid until the next write. */
  done(): Uint8Array {
    return this.data.subarray(0, this.length)
  }

  private room(count: number): void {
    if (this.length + count <= this.data.length) return
    const grown = new Uint8Array(Math.max(this.length + count, this.data.length * 2))
    grown.set(this.data.subarray(0, this.length))
    this.data = grown
  }
}

/** Reads what `ByteWriter` wrote. Past the end everything is 0, so that damaged bytes never loop or throw. */
export class ByteReader {
  readonly data: Uint8Array
  at: number

  constructor(data: Uint8Array, at = 0) {
    this.data = data
    this.at = at
  }

  get atEnd(): boolean {
    return this.at >= this.data.length
  }

  byte(): number {
    return this.data[this.at++] ?? 0
  }

  varint(): number {
    let byte = this.data[this.at++] ?? 0
    if (byte < 128) return byte
    let value = byte & 127
    for (let scale = 128; byte > 127 && scale < 2 ** 53; scale *= 128) {
      byte = this.data[this.at++] ?? 0
      value += (byte & 127) * scale
    }
    return value
  }

  signed(): number {
    return unzigzag(this.varint())
  }

  float(): number {
    const value =
      this.at + 8 <= this.data.length
        ? new DataView(this.data.buffer, this.data.byteOffset + this.at, 8).getFloat64(0, true)
        : 0
    this.at += 8
    return value
  }

  bytes(count: number): Uint8Array {
    const found = this.data.subarray(this.at, this.at + count)
    this.at += count
    return found
  }

  text(): string {
    return new TextDecoder().decode(this.bytes(this.varint()))
  }
}

/** 0, -1, 1, -2, … as 0, 1, 2, 3, … */
export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}

export function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}
