/**
 * HTTP Archive 1.2 as a JSON schema, written from http://www.softwareishard.com/blog/har-12-spec/: required fields,
 * types and the meaning of -1. Fields that the format does not know must begin with an underscore.
 */
const text = { type: 'string' }
const moment = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)$',
}
const count = { type: 'integer', minimum: 0 }
const size = { type: 'integer', minimum: -1 }
/** -1: does not apply. */
const optionalTime = { anyOf: [{ type: 'number', minimum: 0 }, { const: -1 }] }
const time = { type: 'number', minimum: 0 }

function object(properties: Record<string, unknown>, required: string[]) {
  return { type: 'object', properties: { ...properties, comment: text }, required }
}
const list = (items: unknown) => ({ type: 'array', items })

const pair = object({ name: text, value: text }, ['name', 'value'])
const creator = object({ name: text, version: text }, ['name', 'version'])
const cookie = object(
  {
    name: text,
    value: text,
    path: text,
    domain: text,
    expires: moment,
    httpOnly: { type: 'boolean' },
    secure: { type: 'boolean' },
  },
  ['name', 'value'],
)
const message = { httpVersion: text, cookies: list(cookie), headers: list(pair), headersSize: size, bodySize: size }
const messageRequired = Object.keys(message)

export const harSchema = object(
  {
    log: object(
      {
        version: { const: '1.2' },
        creator,
        browser: creator,
        pages: list(
          object(
            {
              startedDateTime: moment,
              id: text,
              title: text,
              pageTimings: object({ onContentLoad: optionalTime, onLoad: optionalTime }, []),
            },
            ['startedDateTime', 'id', 'title', 'pageTimings'],
          ),
        ),
        entries: list(
          object(
            {
              pageref: text,
              startedDateTime: moment,
              time,
              request: object(
                {
                  method: text,
                  url: { type: 'string', minLength: 1 },
                  ...message,
                  queryString: list(pair),
                  postData: object(
                    {
                      mimeType: text,
                      text,
                      params: list(object({ name: text, value: text, fileName: text, contentType: text }, ['name'])),
                    },
                    ['mimeType', 'text', 'params'],
                  ),
                },
                ['method', 'url', 'queryString', ...messageRequired],
              ),
              response: object(
                {
                  status: count,
                  statusText: text,
                  ...message,
                  content: object(
                    { size: count, compression: { type: 'integer' }, mimeType: text, text, encoding: text },
                    ['size', 'mimeType'],
                  ),
                  redirectURL: text,
                },
                ['status', 'statusText', 'content', 'redirectURL', ...messageRequired],
              ),
              cache: object({ beforeRequest: { type: 'object' }, afterRequest: { type: 'object' } }, []),
              timings: object(
                {
                  blocked: optionalTime,
                  dns: optionalTime,
                  connect: optionalTime,
                  send: time,
                  wait: time,
                  receive: time,
                  ssl: optionalTime,
                },
                ['send', 'wait', 'receive'],
              ),
              serverIPAddress: text,
              connection: text,
            },
            ['startedDateTime', 'time', 'request', 'response', 'cache', 'timings'],
          ),
        ),
      },
      ['version', 'creator', 'entries'],
    ),
  },
  ['log'],
)

type Node = { properties?: Record<string, Node>; items?: Node }

/** Paths of fields that the format does not know and that do not begin with an underscore. */
export function unknownFields(value: unknown, schema: Node = harSchema as Node, path = '$'): string[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => unknownFields(one, schema.items ?? {}, `${path}[${at}]`))
  if (typeof value !== 'object' || value === null || !schema.properties) return []
  return Object.entries(value).flatMap(([key, child]) => {
    if (key.startsWith('_')) return []
    const known = schema.properties?.[key]
    return known ? unknownFields(child, known, `${path}.${key}`) : [`${path}.${key}`]
  })
}
