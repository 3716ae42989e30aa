import { z } from 'zod'
import { formatDuration } from '../../duration.ts'
import { wording } from '../../language/language.ts'
import {
  catalogOriginSchema,
  idSchema,
  type MonitorDraft,
  maxIntervalMs,
  minIntervalMs,
  policySchema,
  refusalSchema,
  secretNameSchema,
} from '../../model/monitor.ts'
import { duration } from '../fields.ts'
import type { ConfigMap } from '../toConfig.ts'
import { expectation, expectationOut } from './expectation.ts'
import { policy, policyOut } from './policy.ts'
import { request, requestOut } from './request.ts'
import { scopeOut, scopeRules } from './scope.ts'

const refusal = z
  .strictObject({
    ...refusalSchema.shape,
    json: z.strictObject(refusalSchema.shape.json.unwrap().shape).optional(),
    header: z.strictObject(refusalSchema.shape.header.unwrap().shape).optional(),
  })
  .refine(({ status, json, header, bodyContains }) => status ?? json ?? header ?? bodyContains, wording.config.refusal)

/** An entry of `monitors`. Each part of it has a file of its own: how it is read and how it is written. */
export const monitor = z
  .strictObject({
    id: idSchema,
    vendor: idSchema,
    name: z.string().min(1).max(120),
    interval: duration({
      minMs: minIntervalMs,
      maxMs: maxIntervalMs,
      sentence: wording.config.interval,
    }).optional(),
    timeout: duration({ minMs: 100, maxMs: 120_000, sentence: wording.config.timeout }).optional(),
    request,
    expect: z.array(expectation).max(50).optional(),
    policy: policy.optional(),
    refusals: z.array(refusal).max(20).optional(),
    secondKey: secretNameSchema.optional(),
    scope: scopeRules.optional(),
    catalog: z.strictObject(catalogOriginSchema.shape).optional(),
  })
  .transform(
    ({ vendor, interval, timeout, expect, ...rest }): MonitorDraft => ({
      ...rest,
      vendorId: vendor,
      intervalMs: interval ?? 60_000,
      timeoutMs: timeout ?? 10_000,
      expect: expect ?? [],
      policy: rest.policy ?? policySchema.parse({}),
    }),
  )

/** What `monitor` reads back. */
export function monitorOut(draft: MonitorDraft): ConfigMap {
  const policyMap = policyOut(draft.policy)
  return {
    id: draft.id,
    vendor: draft.vendorId,
    name: draft.name,
    interval: formatDuration(draft.intervalMs),
    timeout: formatDuration(draft.timeoutMs),
    request: requestOut(draft.request),
    ...(draft.expect.length > 0 && { expect: draft.expect.map(expectationOut) }),
    ...(policyMap && { policy: policyMap }),
    ...(draft.refusals?.length && { refusals: draft.refusals }),
    ...(draft.secondKey !== undefined && { secondKey: draft.secondKey }),
    ...scopeOut(draft.scope),
    ...(draft.catalog && { catalog: draft.catalog }),
  }
}
