import type { Body } from '../../../core/model/exchange.ts'
import type { Transcript } from '../../../core/model/transcript.ts'

const textOf = (body: Body | undefined) => body?.text ?? ''

/** Everything of a transcript that can be searched, in lower case: names, sentence, addresses, headers, stored bodies. */
export function searchText(transcript: Transcript): string {
  const { exchanges, verdict } = transcript
  const lines = [transcript.monitorName, transcript.vendorName, verdict.reason, verdict.sentence]
  if (transcript.imported) lines.push(transcript.imported.source)
  for (const { request, response, failure } of exchanges) {
    lines.push(
      `${request.method} ${request.url} ${response?.status ?? ''} ${failure?.kind ?? ''} ${failure?.code ?? ''}`,
    )
    if (failure) lines.push(failure.message)
    for (const [name, value] of [...request.headers, ...(response?.headers ?? [])]) lines.push(`${name}: ${value}`)
    lines.push(textOf(request.body), textOf(response?.body))
  }
  return lines.join('\n').toLowerCase()
}

/** The words of a query, as they stand in search texts. */
export function searchWords(q: string): string[] {
  return [...new Set(q.toLowerCase().split(/\s+/).filter(Boolean))]
}
