import { z } from 'zod'
import { idSchema, secretNameSchema } from '../model/monitor.ts'
import { base, done } from './base.ts'

/** A secret's name and state. Its value never crosses this boundary outwards. */
export const secretStateSchema = z.object({
  name: secretNameSchema,
  state: z.enum(['stored', 'environment', 'missing', 'unavailable']),
  problem: z.string().optional(),
  usedBy: z.array(z.object({ id: idSchema, name: z.string() })),
})
export type SecretState = z.infer<typeof secretStateSchema>

export const secrets = {
  list: base.route({ method: 'GET', path: '/secrets' }).output(z.array(secretStateSchema)),
  set: base
    .route({ method: 'PUT', path: '/secrets/{name}' })
    .input(z.object({ name: secretNameSchema, value: z.string().min(1).max(16_384) }))
    .output(done),
  remove: base
    .route({ method: 'DELETE', path: '/secrets/{name}' })
    .input(z.object({ name: secretNameSchema }))
    .output(done),
}
