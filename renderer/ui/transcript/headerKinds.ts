/** What a response header is good for when talking to a vendor's support. */
type HeaderKind = 'request-id' | 'rate-limit' | 'edge'

const requestIds = [
  /^(x-)?([a-z0-9]+-)*(request|correlation|trace|transaction|operation|debug|message)-?id$/,
  /^(request|trace)parent$|^traceparent$|^x-cloud-trace-context$|^x-amz-id-2$|^x-amz-cf-id$|^cf-ray$|^x-b3-traceid$/,
  /^x-(amzn-)?trace(-id)?$|^x-amzn-trace-id$|^paypal-debug-id$|^x-vercel-id$|^fly-request-id$|^x-served-by-request$/,
]
const rateLimits = [/^retry-after$/, /rate-?limit/]
const edges = [/^(server|via|age|x-cache|x-cache-hits|x-served-by|cf-cache-status|x-azure-ref|x-amz-cf-pop|x-timer)$/]

/** Sorts a header by its name, or undefined when it is of no special use. */
export function headerKind(name: string): HeaderKind | undefined {
  const lower = name.toLowerCase()
  if (requestIds.some((pattern) => pattern.test(lower))) return 'request-id'
  if (rateLimits.some((pattern) => pattern.test(lower))) return 'rate-limit'
  if (edges.some((pattern) => pattern.test(lower))) return 'edge'
  return undefined
}

/** The first value of a header, whatever the case of its name. */
export function headerValue(headers: readonly (readonly [string, string])[], name: string): string | undefined {
  const lower = name.toLowerCase()
  return headers.find(([key]) => key.toLowerCase() === lower)?.[1]
}

/** What a reader of the table is told about a header of that kind. */
export const headerKindNotes: Record<HeaderKind, string> = {
  'request-id': 'Names this very request: the vendor can find it in their logs.',
  'rate-limit': 'The vendor limits how often we may ask.',
  edge: 'Says which server or cache answered.',
}
