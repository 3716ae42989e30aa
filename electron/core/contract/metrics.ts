import { z } from 'zod'
import { base } from './base.ts'

const accessSchema = z.object({
  enabled: z.boolean(),
  /** For the scraper alone: it opens nothing else, and nothing else opens `/metrics`. */
  token: z.string(),
  /** Where it stands, for Prometheus' `credentials_file`. */
  tokenFile: z.string(),
  /** Absent while there is no local server. */
  url: z.string().optional(),
})

export type MetricsAccess = z.infer<typeof accessSchema>

/** `/metrics` for Prometheus: switched on in settings. */
export const metrics = {
  access: base.route({ method: 'GET', path: '/metrics-access' }).output(accessSchema),
  /** A new token; the old one is refused from now on. NOT_SAVED while the disk cannot be written. */
  rotate: base.route({ method: 'POST', path: '/metrics-access/rotate' }).output(accessSchema),
}
