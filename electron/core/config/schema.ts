import { z } from 'zod'
import {
  catalogOriginSchema,
  idSchema,
  type MonitorDraft,
  maxIntervalMs,
  minIntervalMs,
  policySchema,
  refusalSchema,
  requestSchema,
  statusPageSchema,
  type Vendor,
  vendorSchema,
} from '../model/monitor.ts'
import { settingsSchema } from '../model/settings.ts'
import { expectation } from './expectations.ts'
import { address, duration, headers, requestBody } from './fields.ts'

const settings = settingsSchema.shape
const notifications = settings.notifications.unwrap().shape
const retention = settings.retention.unwrap().shape

/** Any part of the settings; what is absent stays as it is. */
export const settingsPatch = z.strictObject({
  theme: settings.theme.unwrap().optional(),
  references: z.array(address).min(1).max(10).optional(),
  notifications: z
    .strictObject({
      enabled: notifications.enabled.unwrap().optional(),
      onRecovery: notifications.onRecovery.unwrap().optional(),
    })
    .optional(),
  caFiles: settings.caFiles.unwrap().optional(),
  useSystemProxy: settings.useSystemProxy.unwrap().optional(),
  maxConcurrentProbes: settings.maxConcurrentProbes.unwrap().optional(),
  bodyCapBytes: settings.bodyCapBytes.unwrap().optional(),
  retention: z
    .strictObject({
      samplesDays: retention.samplesDays.unwrap().optional(),
      transcriptsDays: retention.transcriptsDays.unwrap().optional(),
      transcriptsMaxBytes: retention.transcriptsMaxBytes.unwrap().optional(),
    })
    .optional(),
})
export type SettingsPatch = z.infer<typeof settingsPatch>

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
  })
  .transform(({ features, ...rest }): Vendor => ({ ...rest, features: features ?? [] }))

const policy = policySchema.shape
const confirmWait = duration({ minMs: 0, maxMs: 60_000, sentence: 'Wait at most 1m before a confirming attempt.' })

const request = z.strictObject({
  method: requestSchema.shape.method.unwrap().optional(),
  url: address,
  headers: headers.optional(),
  body: requestBody.optional(),
  followRedirects: z.boolean().optional(),
})

const refusal = z
  .strictObject({
    ...refusalSchema.shape,
    json: z.strictObject(refusalSchema.shape.json.unwrap().shape).optional(),
    header: z.strictObject(refusalSchema.shape.header.unwrap().shape).optional(),
  })
  .refine(
    ({ status, json, header, bodyContains }) => status ?? json ?? header ?? bodyContains,
    'Say by what the refusal shows: status, json, header or bodyContains.',
  )

export const monitor = z
  .strictObject({
    id: idSchema,
    vendor: idSchema,
    name: z.string().min(1).max(120),
    interval: duration({
      minMs: minIntervalMs,
      maxMs: maxIntervalMs,
      sentence: 'The interval must be between 5s and 1d.',
    }).optional(),
    timeout: duration({ minMs: 100, maxMs: 120_000, sentence: 'The timeout must be between 100ms and 2m.' }).optional(),
    request,
    expect: z.array(expectation).max(50).optional(),
    policy: z
      .strictObject({
        confirmAfter: z.array(confirmWait).max(10).optional(),
        confirmFailures: z
          .union([z.literal('all'), z.number().int().min(1)], 'Write all, or how many confirming attempts must fail.')
          .optional(),
        closeAfterPasses: policy.closeAfterPasses.unwrap().optional(),
      })
      .optional(),
    refusals: z.array(refusal).max(20).optional(),
    catalog: z.strictObject(catalogOriginSchema.shape).optional(),
  })
  .transform((value): MonitorDraft => {
    const failures = value.policy?.confirmFailures
    return {
      id: value.id,
      vendorId: value.vendor,
      name: value.name,
      intervalMs: value.interval ?? 60_000,
      timeoutMs: value.timeout ?? 10_000,
      request: {
        method: value.request.method ?? 'GET',
        url: value.request.url,
        headers: value.request.headers ?? [],
        ...(value.request.body !== undefined && { body: value.request.body }),
        followRedirects: value.request.followRedirects ?? true,
      },
      expect: value.expect ?? [],
      policy: policySchema.parse({
        confirmAfterMs: value.policy?.confirmAfter,
        confirmFailures: failures === 'all' ? null : failures,
        closeAfterPasses: value.policy?.closeAfterPasses,
      }),
      ...(value.refusals && { refusals: value.refusals }),
      ...(value.catalog && { catalog: value.catalog }),
    }
  })
