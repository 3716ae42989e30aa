import type { IncomingMessage } from 'node:http'

export type JsonBody = { kind: 'json'; value: unknown } | { kind: 'none' } | { kind: 'too-large' } | { kind: 'broken' }

/** Reads a request's JSON up to a limit in bytes. Rejects only when the connection breaks. */
export async function readJson(request: IncomingMessage, limitBytes: number): Promise<JsonBody> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return { kind: 'too-large' }
  if (request.headers['content-encoding'] !== undefined) return { kind: 'broken' }
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > limitBytes) return { kind: 'too-large' }
    chunks.push(chunk)
  }
  if (bytes === 0) return { kind: 'none' }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    return { kind: 'json', value: JSON.parse(text) }
  } catch {
    return { kind: 'broken' }
  }
}
