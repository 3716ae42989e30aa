import { z } from 'zod'
import { failureKindSchema } from '../../core/model/exchange.ts'
import { variationSchema } from '../../core/model/path.ts'
import { type TranscriptHead, triggerSchema } from '../../core/model/transcript.ts'
import { stateSchema } from '../../core/model/verdict.ts'

/** A transcript as lists know it. */
export type IndexEntry = {
  head: TranscriptHead
  /** Of its file. */
  bytes: number
  /** False while only memory knows it: most good ones are superseded before their line is worth writing. */
  written: boolean
}

/** One line of the index: values in a fixed order, null where there is none. A hundred thousand are read at the start. */
const rowSchema = z.tuple([
  z.string(), // id
  z.string(), // monitorId
  z.string(), // monitorName
  z.string(), // vendorId
  z.string(), // vendorName
  triggerSchema,
  z.number(), // attempt.number
  z.number(), // attempt.of
  z.number(), // startedAtMs
  z.string().nullable(), // incidentId
  stateSchema,
  z.string(), // sentence
  z.string().nullable(), // method
  z.string().nullable(), // url
  z.number().nullable(), // status
  failureKindSchema.nullable(),
  z.number().nullable(), // totalMs
  z.number(), // bytes
  z.boolean(), // pinned
  z.string().nullable(), // imported.source
  z.number().nullable(), // imported.importedAtMs
  variationSchema.nullable().optional(), // attempt.variation, absent in older rows
])
type Row = z.infer<typeof rowSchema>

export function encodeRow({ head, bytes }: IndexEntry): string {
  const row: Row = [
    head.id,
    head.monitorId,
    head.monitorName,
    head.vendorId,
    head.vendorName,
    head.trigger,
    head.attempt.number,
    head.attempt.of,
    head.startedAtMs,
    head.incidentId ?? null,
    head.state,
    head.sentence,
    head.method ?? null,
    head.url ?? null,
    head.status ?? null,
    head.failureKind ?? null,
    head.totalMs ?? null,
    bytes,
    head.pinned ?? false,
    head.imported?.source ?? null,
    head.imported?.importedAtMs ?? null,
    head.attempt.variation ?? null,
  ]
  return JSON.stringify(row)
}

/** Reads rows, undefined for what is none. A reader keeps a text that comes again only once: most of them do. */
export function createRowReader(): (value: unknown) => IndexEntry | undefined {
  const seen = new Map<string, string>()
  const once = (text: string): string => {
    const known = seen.get(text)
    if (known === undefined) seen.set(text, text)
    return known ?? text
  }
  return (value) => {
    const parsed = rowSchema.safeParse(value)
    if (!parsed.success) return undefined
    const [id, monitorId, monitorName, vendorId, vendorName, trigger, number, of, startedAtMs, incidentId, ...rest] =
      parsed.data
    const [state, sentence, method, url, status, failureKind, totalMs, bytes, pinned, source, importedAtMs, variation] =
      rest
    const head: TranscriptHead = {
      id,
      monitorId: once(monitorId),
      monitorName: once(monitorName),
      vendorId: once(vendorId),
      vendorName: once(vendorName),
      trigger,
      attempt: { number, of, ...(variation && { variation }) },
      startedAtMs,
      state,
      sentence: once(sentence),
      ...(incidentId !== null && { incidentId: once(incidentId) }),
      ...(method !== null && { method: once(method) }),
      ...(url !== null && { url: once(url) }),
      ...(status !== null && { status }),
      ...(failureKind !== null && { failureKind }),
      ...(totalMs !== null && { totalMs }),
      ...(pinned && { pinned }),
      ...(source !== null && { imported: { source: once(source), importedAtMs: importedAtMs ?? startedAtMs } }),
    }
    return { head, bytes, written: true }
  }
}
