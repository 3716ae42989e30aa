import { createHash, createHmac } from 'node:crypto'
import { type Digest, signAws } from '../../core/auth/sigV4.ts'
import type { AwsAuth } from '../../core/model/auth.ts'
import type { Hop } from './redirect.ts'

export const digest: Digest = {
  sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
  hmacSha256: (key, text) => createHmac('sha256', key).update(text).digest(),
}

/** The hop with the headers of AWS Signature Version 4 for this moment. */
export function signed(hop: Hop, auth: AwsAuth, nowMs: number): Hop {
  return { ...hop, headers: [...hop.headers, ...signAws(hop, auth, nowMs, digest)] }
}
