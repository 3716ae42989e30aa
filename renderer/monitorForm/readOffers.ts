import { fromHar, isHar, type Offers } from '../../electron/core/catalog/fromHar.ts'
import { fromOpenApi, isOpenApi } from '../../electron/core/catalog/fromOpenApi.ts'
import { wording } from '../../electron/core/language/language.ts'

/** Characters of a file that this page reads: a recording of a day is for the transcripts instead. */
const maxLength = 60_000_000

/** Does a pasted text look like a description or a recording? */
export const looksLikeFile = (text: string) => /^\s*(?:\{|openapi\s*:|swagger\s*:)/.test(text)

async function parsed(text: string): Promise<unknown> {
  if (/^\s*\{/.test(text)) return JSON.parse(text)
  // YAML is read only when it is needed: its parser is no small part of a page.
  const { parse } = await import('yaml')
  return parse(text, { maxAliasCount: 200 })
}

/** The requests of an OpenAPI document (JSON or YAML) or a HAR file, to choose from. Never throws. */
export async function readOffers(text: string): Promise<Offers> {
  if (text.length > maxLength) return { ok: false, message: wording.monitorForm.fileTooLarge }
  let value: unknown
  try {
    value = await parsed(text)
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    return { ok: false, message: wording.monitorForm.fileBroken(why) }
  }
  if (isHar(value)) return fromHar(value)
  if (isOpenApi(value)) return fromOpenApi(value)
  return { ok: false, message: wording.monitorForm.fileUnknown }
}
