import { z } from 'zod'
import { type RequestSpec, requestSchema } from '../../model/monitor.ts'
import { address, headers, requestBody } from '../fields.ts'
import type { ConfigMap } from '../toConfig.ts'

/** A monitor's `request`. */
export const request = z
  .strictObject({
    method: requestSchema.shape.method.unwrap().optional(),
    url: address,
    headers: headers.optional(),
    body: requestBody.optional(),
    followRedirects: z.boolean().optional(),
  })
  .transform(
    (value): RequestSpec => ({
      method: value.method ?? 'GET',
      url: value.url,
      headers: value.headers ?? [],
      ...(value.body !== undefined && { body: value.body }),
      followRedirects: value.followRedirects ?? true,
    }),
  )

/** A map reads best; a list where a map would lose a repeated name or its order. */
function headersOut(list: RequestSpec['headers']): unknown {
  const names = list.map((header) => header.name)
  const plain = new Set(names).size === names.length && names.every((name) => !/^\d+$|^__proto__$/.test(name))
  if (plain) return Object.fromEntries(list.map(({ name, value }) => [name, value]))
  return list.map(({ name, value }) => ({ name, value }))
}

/** What `request` reads back. */
export function requestOut(spec: RequestSpec): ConfigMap {
  return {
    method: spec.method,
    url: spec.url,
    ...(spec.headers.length > 0 && { headers: headersOut(spec.headers) }),
    ...(spec.body !== undefined && { body: spec.body }),
    ...(!spec.followRedirects && { followRedirects: false }),
  }
}
