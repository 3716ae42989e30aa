import { z } from 'zod'
import { idSchema, statusPageSchema, type Vendor, vendorSchema } from '../../model/monitor.ts'
import { slaSchema, slaTierSchema } from '../../model/sla.ts'
import { address } from '../fields.ts'
import type { ConfigMap } from '../toConfig.ts'
import { vendorAlerts, vendorAlertsOut } from './alerts.ts'

/** An entry of `vendors`. */
export const vendor = z
  .strictObject({
    id: idSchema,
    name: vendorSchema.shape.name,
    statusPage: z
      .strictObject({
        kind: z.string().min(1).max(64),
        url: address,
        components: statusPageSchema.shape.components,
      })
      .optional(),
    features: vendorSchema.shape.features.unwrap().optional(),
    accountId: vendorSchema.shape.accountId,
    requestIds: vendorSchema.shape.requestIds,
    alerts: vendorAlerts.optional(),
    sla: z
      .strictObject({ ...slaSchema.shape, tiers: z.array(z.strictObject(slaTierSchema.shape)).max(20).default([]) })
      .optional(),
  })
  .transform(({ features, ...rest }): Vendor => ({ ...rest, features: features ?? [] }))

/** What `vendor` reads back. */
export function vendorOut({ id, name, statusPage, features, accountId, requestIds, alerts, sla }: Vendor): ConfigMap {
  return {
    id,
    name,
    ...(statusPage && { statusPage }),
    ...(features.length > 0 && { features }),
    ...(accountId !== undefined && { accountId }),
    ...(requestIds !== undefined && { requestIds }),
    ...(alerts && { alerts: vendorAlertsOut(alerts) }),
    ...(sla && { sla }),
  }
}
