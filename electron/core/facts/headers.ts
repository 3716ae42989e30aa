import type { Headers } from '../model/exchange.ts'

/** The first value of a header, whatever the case of its name. */
export function headerValue(headers: Headers, name: string): string | undefined {
  const lower = name.toLowerCase()
  return headers.find(([key]) => key.toLowerCase() === lower)?.[1]
}

/** All values of a header in their order. */
export function headerValues(headers: Headers, name: string): string[] {
  const lower = name.toLowerCase()
  return headers.filter(([key]) => key.toLowerCase() === lower).map(([, value]) => value)
}
