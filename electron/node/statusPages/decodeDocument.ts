import { XMLParser } from 'fast-xml-parser'
import { wording } from '../../core/language/language.ts'
import type { Body } from '../../core/model/exchange.ts'
import { Unreadable } from '../../core/statusPage/fields.ts'

/** Parsing XML costs more than parsing JSON, and feeds are short. */
const maxXmlLength = 1_000_000

const webPage = () => new Unreadable(wording.statusPages.webPage, wording.statusPages.webPageNext)

/** A body as JSON, or as the tree of an XML document. Throws `Unreadable` with a plain sentence. */
export function decodeDocument(body: Body | undefined, form: 'json' | 'xml'): unknown {
  const text = (body?.text ?? '').replace(/^\ufeff/, '').trim()
  if (body?.base64 !== undefined) throw new Unreadable(wording.statusPages.lacks.text)
  if (text === '') throw new Unreadable(wording.statusPages.lacks.content)
  if (/^text\/html|^application\/xhtml/.test(body?.mimeType ?? '') || /^<(?:!doctype\s+html|html)\b/i.test(text))
    throw webPage()
  return form === 'json' ? fromJson(text) : fromXml(text)
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw text.startsWith('<') ? webPage() : new Unreadable(wording.statusPages.lacks.json)
  }
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  // Entities are resolved once, by our own short list, when a text is made plain.
  processEntities: false,
})

function fromXml(text: string): unknown {
  if (text.length > maxXmlLength) throw new Unreadable(wording.statusPages.feedTooLong)
  // No feed needs its own entities; those that have them would make us expand or fetch.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Unreadable(wording.statusPages.feedEntities)
  if (!text.startsWith('<')) throw new Unreadable(wording.statusPages.lacks.xml)
  try {
    return parser.parse(text, true)
  } catch {
    throw new Unreadable(wording.statusPages.lacks.wellFormed)
  }
}
