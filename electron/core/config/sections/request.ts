import { z } from 'zod'
import { wording } from '../../language/language.ts'
import type { RequestAuth } from '../../model/auth.ts'
import { type RequestSpec, requestSchema } from '../../model/monitor.ts'
import { address, headers, requestBody } from '../fields.ts'
import type { ConfigMap } from '../toConfig.ts'
import { auth, authOut, certificateOut, clientCertificate } from './auth.ts'

/** The header that an authentication writes. */
function authHeader(from: RequestAuth | undefined): string | undefined {
  if (from?.kind === 'header') return from.name
  if (from?.kind === 'oauth2') return from.tokenHeader ?? 'Authorization'
  return from && from.kind !== 'query' ? 'Authorization' : undefined
}

/** A monitor's `request`. */
export const request = z
  .strictObject({
    method: requestSchema.shape.method.unwrap().optional(),
    url: address,
    headers: headers.optional(),
    body: requestBody.optional(),
    followRedirects: z.boolean().optional(),
    auth: auth.optional(),
    clientCertificate: clientCertificate.optional(),
  })
  .superRefine((value, context) => {
    const taken = authHeader(value.auth)
    const twice = taken && value.headers?.some(({ name }) => name.toLowerCase() === taken.toLowerCase())
    if (twice)
      context.addIssue({
        code: 'custom',
        path: ['auth'],
        message: wording.config.headerTwice(taken),
      })
    if (value.clientCertificate && !/^https:/i.test(value.url))
      context.addIssue({
        code: 'custom',
        path: ['clientCertificate'],
        message: wording.config.certificateHttps,
      })
  })
  .transform(
    (value): RequestSpec => ({
      method: value.method ?? 'GET',
      url: value.url,
      headers: value.headers ?? [],
      ...(value.body !== undefined && { body: value.body }),
      followRedirects: value.followRedirects ?? true,
      ...(value.auth && { auth: value.auth }),
      ...(value.clientCertificate && { clientCertificate: value.clientCertificate }),
    }),
  )

/** A map reads best; a list where a map would lose a repeated name or its order. */
export function headersOut(list: RequestSpec['headers']): unknown {
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
    ...(spec.auth && { auth: authOut(spec.auth) }),
    ...(spec.clientCertificate && { clientCertificate: certificateOut(spec.clientCertificate) }),
  }
}
