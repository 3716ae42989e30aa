import { z } from 'zod'
import { acceleratorProblem } from '../accelerator.ts'
import { wording } from '../language/language.ts'
import { readReference } from '../ownSide/references.ts'
import { escalationSchema, quietHoursSchema, remindersSchema } from './alerts.ts'

/** An address, then the status and a text that it must answer, where they are given. */
const referenceSchema = z
  .string()
  .max(500)
  .refine((line) => readReference(line) !== null, wording.fields.reference)

/**
 * Neutral addresses by name and by IP: when all are silent while a vendor is, the trouble is ours. The one over plain
 * http is what captive portals answer in place of.
 */
export const defaultReferences = [
  'http://example.com/',
  'https://example.com/',
  'https://www.iana.org/',
  'https://1.1.1.1/',
  'https://9.9.9.9/',
]

/** What is heard with a notification. */
export const soundNames = ['none', 'system', 'chime', 'pulse', 'alarm'] as const
export type SoundName = (typeof soundNames)[number]

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Asked at the instant of a failure below HTTP. */
  references: z.array(referenceSchema).min(1).max(10).default(defaultReferences),
  notifications: z
    .object({
      enabled: z.boolean().default(true),
      onRecovery: z.boolean().default(true),
      /** One quiet notification when this computer is offline. */
      onOffline: z.boolean().default(true),
      /** `system`: as the operating system does it; the others are played by the page. */
      sound: z.enum(soundNames).default('system'),
    })
    .prefault({}),
  /** While an incident fails and nobody acknowledged it. */
  reminders: remindersSchema.prefault({}),
  escalation: escalationSchema.prefault({}),
  quietHours: quietHoursSchema.prefault({}),
  /** Files with extra certificate authorities in PEM form. */
  caFiles: z.array(z.string().min(1)).max(20).default([]),
  /** Honour HTTP_PROXY, HTTPS_PROXY and NO_PROXY. */
  useSystemProxy: z.boolean().default(true),
  /**
   * Answers with the address that asks it. Asked when an incident opens, for the debug report: the user agrees by naming
   * one. Null: nobody is asked.
   */
  publicAddressUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  maxConcurrentProbes: z.number().int().min(1).max(200).default(20),
  /** Bytes of a body that a transcript keeps. */
  bodyCapBytes: z.number().int().min(1_024).max(10_485_760).default(262_144),
  /** A key that shows the window from anywhere, as an accelerator of Electron's; null = none. Tray application only. */
  shortcut: z
    .string()
    .max(60)
    .refine((text) => acceleratorProblem(text) === undefined, { error: (it) => acceleratorProblem(String(it.input)) })
    .nullable()
    .default('CommandOrControl+Alt+H'),
  /** Whether to ask for newer versions of Headstart, and which. Tray application only. */
  updates: z.enum(['off', 'stable', 'beta']).default('off'),
  /** `/metrics` of the local server, for Prometheus; it has a token of its own. */
  metrics: z.object({ enabled: z.boolean().default(false) }).prefault({}),
  retention: z
    .object({
      samplesDays: z.number().int().min(1).max(3_650).default(90),
      /** Hours and days taken together; they outlive the samples. */
      rollupsDays: z.number().int().min(1).max(3_650).default(1_825),
      /** Samples and rollups together take at most this; the oldest go first. Incidents stay. */
      historyMaxBytes: z.number().int().min(16_777_216).default(4_294_967_296),
      transcriptsDays: z.number().int().min(1).max(3_650).default(90),
      transcriptsMaxBytes: z.number().int().min(1_048_576).default(2_147_483_648),
    })
    .prefault({}),
})
export type Settings = z.infer<typeof settingsSchema>
