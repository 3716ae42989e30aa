import { z } from 'zod'

/** The network of this computer as its system tells it; nothing was sent for it. */
export const networkFactsSchema = z.object({
  /** Interfaces that are up and have an address, loopback apart. */
  interfaces: z.array(
    z.object({
      name: z.string(),
      families: z.array(z.union([z.literal(4), z.literal(6)])),
      /** By its name a tunnel, as VPNs make them. */
      tunnel: z.boolean(),
    }),
  ),
  /** Where packets for anywhere go. Null: nowhere; absent: this system does not say. */
  defaultRoute: z.object({ interface: z.string(), gateway: z.string().optional() }).nullable().optional(),
  /** DNS servers that are set. */
  resolvers: z.array(z.string()),
  /** Proxy variables that are set, without user information. */
  proxy: z.array(z.string()),
})
export type NetworkFacts = z.infer<typeof networkFactsSchema>

/** One DNS server, asked at the instant of a failure for the address of a reference. */
export const resolverAnswerSchema = z.object({
  address: z.string(),
  answered: z.boolean(),
  tookMs: z.number(),
  /** The code: `ETIMEOUT`, `ENOTFOUND`, or `ok`. */
  observed: z.string(),
})
export type ResolverAnswer = z.infer<typeof resolverAnswerSchema>
