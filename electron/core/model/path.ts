import { z } from 'zod'
import { addressSchema } from './exchange.ts'
import { variationKindSchema } from './monitor.ts'

/** What a confirming attempt does otherwise than the one before it. It holds for hops to `host` alone. */
export const variationSchema = z.object({
  kind: variationKindSchema,
  host: z.string(),
  /** The address, or `HTTP/1.1`. */
  use: z.string(),
  /** What the attempt before it used. */
  instead: z.string(),
})
export type Variation = z.infer<typeof variationSchema>

/** The way one attempt took to the vendor: what a further one may do otherwise. */
export const attemptPathSchema = z.object({
  host: z.string(),
  /** Absent when no connection stood: then every address was tried. */
  remote: addressSchema.optional(),
  answers: z.array(addressSchema),
  http2: z.boolean(),
  /** Through a proxy, which chooses the address itself. */
  proxied: z.boolean(),
  varied: variationKindSchema.optional(),
})
export type AttemptPath = z.infer<typeof attemptPathSchema>
