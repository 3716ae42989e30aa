/**
 * A copy in memory of its own, for what is kept a while. Node cuts short buffers out of shared ones of 64 KB, each of
 * which stays as long as any of its pieces: one kept text among fast-passing ones would hold it all.
 */
export function ownBytes(from: Uint8Array | string): Buffer {
  const length = typeof from === 'string' ? Buffer.byteLength(from) : from.length
  const own = Buffer.allocUnsafeSlow(length)
  if (typeof from === 'string') own.write(from)
  else own.set(from)
  return own
}
