import type { Body, Connection, Exchange, Headers } from '../model/exchange.ts'

/** How the strings of an exchange are redacted, by what they are. */
type Visitor = {
  text(text: string): string
  url(url: string): string
  host(host: string): string
  header(name: string, value: string): string
  body(body: Body): Body
}

/** Rebuilds any value with each string in it passed through `text`; numbers and keys stay as they are. */
export function everyString<T>(value: T, text: (text: string) => string): T
export function everyString(value: unknown, text: (text: string) => string): unknown {
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return value.map((item) => everyString(item, text))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, everyString(item, text)]))
}

const headersOf = (headers: Headers, visit: Visitor): Headers =>
  headers.map(([name, value]) => [visit.text(name), visit.header(name, value)])

function connectionOf(connection: Connection, visit: Visitor): Connection {
  const { host, proxy, ...rest } = connection
  return {
    ...everyString(rest, visit.text),
    host: visit.host(host),
    ...(proxy && { proxy: { url: visit.url(proxy.url), from: visit.text(proxy.from) } }),
  }
}

/** A redacted copy. Words from fixed sets (role, failure kind, phase) stay, since they cannot come from outside. */
export function walkExchange(exchange: Exchange, visit: Visitor): Exchange {
  const { role, request, connection, response, failure, ...rest } = exchange
  const { url, headers, body, ...requestRest } = request
  const copy: Exchange = {
    role,
    ...everyString(rest, visit.text),
    request: {
      ...everyString(requestRest, visit.text),
      url: visit.url(url),
      headers: headersOf(headers, visit),
      ...(body && { body: visit.body(body) }),
    },
  }
  if (connection) copy.connection = connectionOf(connection, visit)
  if (response) {
    const { headers: received, body: answer, ...responseRest } = response
    copy.response = {
      ...everyString(responseRest, visit.text),
      headers: headersOf(received, visit),
      ...(answer && { body: visit.body(answer) }),
    }
  }
  if (failure) {
    const { kind, phase, ...said } = failure
    copy.failure = { kind, ...(phase && { phase }), ...everyString(said, visit.text) }
  }
  return copy
}
