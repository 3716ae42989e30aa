import { idFrom } from '../idFrom.ts'
import { wording } from '../language/language.ts'
import type { RequestAuth } from '../model/auth.ts'
import type { RequestSpec } from '../model/monitor.ts'
import { draftOf, type Prepared } from './fromCurl.ts'
import type { Offer, Offers } from './fromHar.ts'
import { nameOfPath } from './moveKeys.ts'
import { vendorAt } from './vendorAt.ts'

type Node = Record<string, unknown>
const isMap = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export const isOpenApi = (parsed: unknown): boolean => isMap(parsed) && ('openapi' in parsed || 'swagger' in parsed)

/** What a local `#/components/…` reference names; anything else as it is. Cycles end after a few steps. */
function resolve(root: Node, value: unknown, steps = 8): Node {
  if (!isMap(value)) return {}
  const reference = text(value.$ref)
  if (reference === '' || steps === 0) return value
  if (!reference.startsWith('#/')) return {}
  const found = reference
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((node, part) => (isMap(node) ? node[part] : undefined), root)
  return resolve(root, found, steps - 1)
}

/** The first server with its variables filled in by their defaults. */
function baseOf(servers: unknown): string {
  const [server] = list(servers)
  if (!isMap(server)) return ''
  const variables = isMap(server.variables) ? server.variables : {}
  return text(server.url)
    .replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const variable = variables[name]
      return isMap(variable) ? text(variable.default) || whole : whole
    })
    .replace(/\/$/, '')
}

/** An example of a parameter, wherever the description gives one. */
function exampleOf(root: Node, parameter: Node): string | undefined {
  const schema = resolve(root, parameter.schema)
  const examples = isMap(parameter.examples)
    ? Object.values(parameter.examples).map((each) => resolve(root, each).value)
    : []
  const found = [parameter.example, ...examples, schema.example, schema.default, ...list(schema.enum)].find(
    (value) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean',
  )
  return found === undefined ? undefined : String(found)
}

type Auth = { auth?: RequestAuth; note?: string }

/** How a security scheme says who asks; its keys are secrets named after the vendor. */
function authOf(scheme: Node, vendorId: string, scopes: string[]): Auth {
  const secret = (field: string) => `{{secret:${vendorId}.${field}}}`
  const type = text(scheme.type)
  const http = text(scheme.scheme).toLowerCase()
  if (type === 'http' && http === 'bearer') return { auth: { kind: 'bearer', token: secret('apiKey') } }
  if (type === 'http' && http === 'basic')
    return { auth: { kind: 'basic', user: secret('user'), password: secret('password') } }
  if (type === 'apiKey') {
    const place = text(scheme.in)
    const name = text(scheme.name)
    if (place === 'header') return { auth: { kind: 'header', name, value: secret('apiKey') } }
    if (place === 'query') return { auth: { kind: 'query', name, value: secret('apiKey') } }
    return { note: wording.catalog.openApi.cookieKey(name) }
  }
  const flows = isMap(scheme.flows) ? scheme.flows : {}
  const client = isMap(flows.clientCredentials) ? flows.clientCredentials : undefined
  if (type === 'oauth2' && client) {
    const scope = scopes.join(' ')
    return {
      auth: {
        kind: 'oauth2',
        tokenUrl: text(client.tokenUrl),
        clientId: secret('clientId'),
        clientSecret: secret('clientSecret'),
        clientAuth: 'basic',
        ...(scope !== '' && { scope }),
      },
    }
  }
  if (type === 'oauth2' || type === 'openIdConnect')
    return {
      auth: { kind: 'bearer', token: secret('token') },
      note: wording.catalog.openApi.loginToken,
    }
  if (type === 'mutualTLS') return { note: wording.catalog.openApi.certificate }
  return { note: wording.catalog.openApi.notSpoken(http || type || undefined) }
}

/** The simplest of the ways that an operation offers; none when it may be called without. */
function securityOf(root: Node, operation: Node, vendorId: string): Auth {
  const ways = list(operation.security ?? root.security).filter(isMap)
  if (ways.length === 0 || ways.some((way) => Object.keys(way).length === 0)) return {}
  const schemes =
    isMap(root.components) && isMap(root.components.securitySchemes) ? root.components.securitySchemes : {}
  const found = ways.map((way) => {
    const names = Object.keys(way)
    const [name = ''] = names
    const one = authOf(resolve(root, schemes[name]), vendorId, list(way[name]).map(String))
    return names.length > 1 ? { ...one, note: wording.catalog.openApi.severalSchemes(names) } : one
  })
  return found.find(({ auth, note }) => auth && !note) ?? found.find(({ auth }) => auth) ?? found[0] ?? {}
}

function prepared(root: Node, path: string, shared: unknown, operation: Node, base: string): Prepared {
  const parameters = [...list(shared), ...list(operation.parameters)].map((each) => resolve(root, each))
  const leftOut: string[] = []
  const value = (parameter: Node) => {
    const example = exampleOf(root, parameter)
    if (example === undefined) leftOut.push(wording.catalog.openApi.fillIn(text(parameter.name)))
    return example ?? text(parameter.name)
  }
  const of = (place: string) => parameters.filter((parameter) => parameter.in === place)
  const filled = path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(value(of('path').find((parameter) => parameter.name === name) ?? { name })),
  )
  const query = of('query').filter(({ required }) => required === true)
  const search = query
    .map((each) => `${encodeURIComponent(text(each.name))}=${encodeURIComponent(value(each))}`)
    .join('&')
  const url = `${base}${filled}${search === '' ? '' : `?${search}`}`
  const vendor = vendorAt(URL.parse(url)?.host ?? '')
  const { auth, note } = securityOf(root, operation, vendor.id)
  const request: RequestSpec = {
    method: 'GET',
    url,
    headers: of('header')
      .filter(({ required, name }) => required === true && !/^(?:accept|content-type|authorization)$/i.test(text(name)))
      .map((each) => ({ name: text(each.name), value: value(each) })),
    followRedirects: true,
    ...(auth && { auth }),
  }
  const name = (text(operation.summary) || nameOfPath(path)).slice(0, 120)
  return {
    vendor,
    draft: { ...draftOf(vendor.id, name, request), id: idFrom(`${vendor.id}-${text(operation.operationId) || name}`) },
    secrets: {},
    leftOut: [...(note ? [note] : []), ...leftOut],
  }
}

/** The GET operations of an OpenAPI 3 document, those without parameters in the path first. */
export function fromOpenApi(parsed: unknown): Offers {
  if (!isMap(parsed)) return { ok: false, message: wording.catalog.openApi.notOpenApi }
  if (!/^3\.\d/.test(text(parsed.openapi))) return { ok: false, message: wording.catalog.openApi.onlyVersion3 }
  const base = baseOf(parsed.servers)
  const paths = Object.entries(isMap(parsed.paths) ? parsed.paths : {})
  const offers = paths.flatMap(([path, item]): Offer[] => {
    const whole = resolve(parsed, item)
    if (!isMap(whole.get)) return []
    const operation = whole.get
    const own = baseOf(operation.servers) || baseOf(whole.servers) || base
    const absolute = /^https?:\/\//.test(own) ? own : `https://api.example.com${own}`
    const summary = text(operation.summary) || text(operation.operationId)
    return [
      {
        method: 'GET',
        place: path,
        note: operation.deprecated === true ? wording.catalog.openApi.deprecated(summary) : summary,
        make() {
          const made = prepared(parsed, path, whole.parameters, operation, absolute)
          const unnamed = absolute === own ? [] : [wording.catalog.openApi.noHost]
          return { ...made, leftOut: [...unnamed, ...made.leftOut] }
        },
      },
    ]
  })
  if (offers.length === 0) return { ok: false, message: wording.catalog.openApi.empty }
  const plain = offers.filter(({ place }) => !place.includes('{'))
  const title = isMap(parsed.info) ? text(parsed.info.title) : ''
  return {
    ok: true,
    title: wording.catalog.openApi.title(title),
    offers: [...plain, ...offers.filter((offer) => !plain.includes(offer))],
  }
}
