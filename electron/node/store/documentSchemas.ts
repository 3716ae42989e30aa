import { z } from 'zod'
import { channelSchema, selfTestSchema } from '../../core/model/channel.ts'
import { outboxSchema } from '../../core/model/delivery.ts'
import { importsSchema } from '../../core/model/imports.ts'
import { monitorStatusSchema } from '../../core/model/incident.ts'
import { maintenanceWindowSchema } from '../../core/model/maintenance.ts'
import { monitorSchema, vendorSchema } from '../../core/model/monitor.ts'
import { settingsSchema } from '../../core/model/settings.ts'
import { pageStateSchema } from '../../core/model/statusPage.ts'
import { wordsSchema } from '../../core/model/words.ts'

/** The documents at the top of the data folder, by their names without `.json`. */
export const documentSchemas = {
  settings: settingsSchema,
  vendors: z.array(vendorSchema),
  monitors: z.array(monitorSchema),
  maintenance: z.array(maintenanceWindowSchema),
  statuses: z.record(z.string(), monitorStatusSchema),
  words: wordsSchema,
  imports: importsSchema,
  statusPages: z.record(z.string(), pageStateSchema),
  channels: z.array(channelSchema),
  outbox: outboxSchema,
  selfTest: selfTestSchema.nullable(),
  scrubbed: z.array(z.string()),
}
