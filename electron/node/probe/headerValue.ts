import type { Headers } from '../../core/model/exchange.ts'

/** The first value of a header field, whatever its case. */
export function headerValue(headers: Headers | undefined, name: string): string | undefined {
  return headers?.find(([one]) => one.toLowerCase() === name)?.[1]
}
