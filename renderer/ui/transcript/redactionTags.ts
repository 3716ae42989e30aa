/** A stretch of text, or a tag that stands in a secret's place: `‹stripe.apiKey …a91f›`. */
type TextPart = { kind: 'text'; text: string } | { kind: 'tag'; text: string; name: string; mark?: string }

/** A tag is short and stays on one line; anything else between such quotes is the vendor's own text. */
const tagPattern = /‹([^‹›\s][^‹›\r\n]{0,159})›/g

/** Cuts a text into plain stretches and redaction tags. Joining the parts' `text` gives the input back. */
export function splitTags(text: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const match of text.matchAll(tagPattern)) {
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) })
    const inner = match[1] ?? ''
    const cut = inner.lastIndexOf(' …')
    parts.push(
      cut > 0
        ? { kind: 'tag', text: match[0], name: inner.slice(0, cut), mark: inner.slice(cut + 2) }
        : { kind: 'tag', text: match[0], name: inner },
    )
    at = match.index + match[0].length
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) })
  return parts
}
