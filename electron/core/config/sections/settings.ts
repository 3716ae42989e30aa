import { z } from 'zod'
import { wording } from '../../language/language.ts'
import { type Settings, settingsSchema } from '../../model/settings.ts'
import { readReference } from '../../ownSide/references.ts'
import { address } from '../fields.ts'
import type { ConfigMap } from '../toConfig.ts'
import { alertSettings, alertSettingsOut } from './alerts.ts'

const settings = settingsSchema.shape
const notifications = settings.notifications.unwrap().shape
const retention = settings.retention.unwrap().shape

/** An address without a key, then the status and the text that are known of its answer. */
const reference = z.string().superRefine((line, context) => {
  const read = readReference(line)
  const url = address.safeParse(read?.url ?? line)
  if (read && url.success) return
  const message = url.error?.issues[0]?.message ?? wording.fields.reference
  context.addIssue({ code: 'custom', message })
})

const shape = {
  theme: settings.theme.unwrap().optional(),
  references: z.array(reference).min(1).max(10).optional(),
  notifications: z
    .strictObject({
      enabled: notifications.enabled.unwrap().optional(),
      onRecovery: notifications.onRecovery.unwrap().optional(),
      onOffline: notifications.onOffline.unwrap().optional(),
      sound: notifications.sound.unwrap().optional(),
    })
    .optional(),
  ...alertSettings,
  caFiles: settings.caFiles.unwrap().optional(),
  useSystemProxy: settings.useSystemProxy.unwrap().optional(),
  publicAddressUrl: address.nullable().optional(),
  maxConcurrentProbes: settings.maxConcurrentProbes.unwrap().optional(),
  bodyCapBytes: settings.bodyCapBytes.unwrap().optional(),
  retention: z
    .strictObject({
      samplesDays: retention.samplesDays.unwrap().optional(),
      rollupsDays: retention.rollupsDays.unwrap().optional(),
      historyMaxBytes: retention.historyMaxBytes.unwrap().optional(),
      transcriptsDays: retention.transcriptsDays.unwrap().optional(),
      transcriptsMaxBytes: retention.transcriptsMaxBytes.unwrap().optional(),
    } satisfies Record<keyof Settings['retention'], z.ZodType>)
    .optional(),
  metrics: z.strictObject({ enabled: settings.metrics.unwrap().shape.enabled.unwrap().optional() }).optional(),
  updates: settings.updates.unwrap().optional(),
  shortcut: settings.shortcut.unwrap().optional(),
} satisfies Record<keyof Settings, z.ZodType>

/** Any part of the settings; what is absent stays as it is. */
export const settingsPatch = z.strictObject(shape)
export type SettingsPatch = z.infer<typeof settingsPatch>

/** The settings after a file's part of them was laid over. */
export function applySettings(current: Settings, patch: SettingsPatch | undefined): Settings {
  if (!patch) return current
  return {
    ...current,
    ...patch,
    notifications: { ...current.notifications, ...patch.notifications },
    reminders: { ...current.reminders, ...patch.reminders },
    escalation: { ...current.escalation, ...patch.escalation },
    quietHours: { ...current.quietHours, ...patch.quietHours },
    retention: { ...current.retention, ...patch.retention },
    metrics: { ...current.metrics, ...patch.metrics },
  }
}

/** What `settingsPatch` reads back. */
export function settingsOut(settings: Settings): ConfigMap {
  return { ...settings, ...alertSettingsOut(settings) }
}
