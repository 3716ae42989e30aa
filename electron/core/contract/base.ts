import { oc } from '@orpc/contract'
import { z } from 'zod'
import { userErrors } from '../errors.ts'
import { idSchema } from '../model/monitor.ts'

/** Every procedure begins here: its errors are the closed set that a user can meet. */
export const base = oc.errors(userErrors)
export const monitorId = z.object({ id: idSchema })
export const anyId = z.object({ id: z.string().min(1).max(128) })
export const done = z.object({ ok: z.literal(true) })

/** A page of a list, newest first; `cursor` of the last page is absent. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), cursor: z.string().optional() })
export const pageInput = {
  cursor: z.string().max(128).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
}

/** `true`/`false` also as the words that a query holds. */
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
