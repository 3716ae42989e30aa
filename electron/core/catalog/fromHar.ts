import { wording } from '../language/language.ts'
import { type RequestSpec, requestSchema } from '../model/monitor.ts'
import { draftOf, type Prepared } from './fromCurl.ts'
import { createTaker, moveKeys, nameOfPath } from './moveKeys.ts'
import { vendorAt } from './vendorAt.ts'

/** One request of a recording or a description, to choose from. `make` turns it into a monitor. */
export type Offer = {
  method: string
  /** Host and path, without the query: keys may stand there. */
  place: string
  /** What else helps to choose: a status, a summary. */
  note: string
  make(): Prepared
}
export type Offers = { ok: true; title: string; offers: Offer[] } | { ok: false; message: string }

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown) => (typeof value === 'string' ? value : '')
const methods = new Set<string>(requestSchema.shape.method.unwrap().options)

/** What the client or the connection adds by itself, and what belongs to one visit. */
const ownHeaders =
  /^(?::.*|host|connection|content-length|accept-encoding|user-agent|origin|referer|cookie|pragma|cache-control|dnt|te|priority|upgrade-insecure-requests|if-.*|sec-.*)$/i

/** Pages, pictures and scripts are no API calls. */
const notAnApi =
  /^(?:text\/(?:html|css|javascript)|application\/(?:javascript|x-javascript|wasm)|image\/|font\/|video\/|audio\/)/i

export const isHar = (parsed: unknown): boolean =>
  isMap(parsed) && isMap(parsed.log) && Array.isArray(parsed.log.entries)

function offerOf(entry: unknown): (Offer & { api: boolean; key: string }) | undefined {
  const request = isMap(entry) && isMap(entry.request) ? entry.request : undefined
  const url = URL.parse(text(request?.url))
  const method = text(request?.method).toUpperCase()
  if (!request || !url || !/^https?:$/.test(url.protocol) || !methods.has(method)) return undefined
  const response = isMap(entry) && isMap(entry.response) ? entry.response : {}
  const type = isMap(response.content) ? text(response.content.mimeType) : ''
  const status = typeof response.status === 'number' && response.status > 0 ? String(response.status) : ''
  return {
    method,
    place: `${url.host}${url.pathname}`,
    note: [status, type.split(';')[0]].filter(Boolean).join(', '),
    api: !notAnApi.test(type),
    key: `${method} ${url.host}${url.pathname}`,
    make: () => prepared(method, url, request),
  }
}

function prepared(method: string, url: URL, request: Record<string, unknown>): Prepared {
  url.hash = ''
  const headers = (Array.isArray(request.headers) ? request.headers : [])
    .filter(isMap)
    .map((header) => ({ name: text(header.name), value: text(header.value) }))
    .filter(({ name }) => name !== '' && !ownHeaders.test(name))
  const body = isMap(request.postData) ? text(request.postData.text) : ''
  const vendor = vendorAt(url.host)
  const { secrets, take } = createTaker(vendor.id)
  const spec: RequestSpec = {
    method: method as RequestSpec['method'],
    url: url.href,
    headers,
    followRedirects: true,
    ...(body !== '' && { body }),
  }
  const writes = !/^(?:GET|HEAD|OPTIONS)$/.test(method)
  return {
    vendor,
    draft: draftOf(vendor.id, nameOfPath(url.pathname), moveKeys(spec, take), undefined),
    secrets,
    leftOut: [wording.catalog.har.leftOut, ...(writes ? [wording.catalog.har.writes(method)] : [])],
  }
}

/** The requests of a HAR file, API calls first, each method and path once. */
export function fromHar(parsed: unknown): Offers {
  const entries = isMap(parsed) && isMap(parsed.log) && Array.isArray(parsed.log.entries) ? parsed.log.entries : []
  const seen = new Set<string>()
  const offers = entries.flatMap((entry) => {
    const offer = offerOf(entry)
    if (!offer || seen.has(offer.key)) return []
    seen.add(offer.key)
    return [offer]
  })
  if (offers.length === 0) return { ok: false, message: wording.catalog.har.empty }
  const sorted = [...offers.filter(({ api }) => api), ...offers.filter(({ api }) => !api)]
  return {
    ok: true,
    title: wording.catalog.har.title,
    offers: sorted.map(({ method, place, note, make }) => ({ method, place, note, make })),
  }
}
