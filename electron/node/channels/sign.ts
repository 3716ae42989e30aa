import { createHmac } from 'node:crypto'

/** `whsec_` marks a key that is written in base64, as Standard Webhooks has it; any other key is its own bytes. */
function keyBytes(key: string): Buffer {
  return key.startsWith('whsec_') ? Buffer.from(key.slice('whsec_'.length), 'base64') : Buffer.from(key)
}

/**
 * Headers that let a receiver know a delivery again and be sure of its sender, by the specification of Standard
 * Webhooks: HMAC-SHA256 over `id.timestamp.body` in base64, the timestamp in seconds. Without a key no signature.
 */
export function signatureHeaders(
  id: string,
  body: string,
  nowMs: number,
  key: string | undefined,
): { name: string; value: string }[] {
  const timestamp = String(Math.floor(nowMs / 1_000))
  const headers = [
    { name: 'Webhook-Id', value: id },
    { name: 'Webhook-Timestamp', value: timestamp },
  ]
  if (key === undefined) return headers
  const digest = createHmac('sha256', keyBytes(key)).update(`${id}.${timestamp}.${body}`).digest('base64')
  return [...headers, { name: 'Webhook-Signature', value: `v1,${digest}` }]
}
