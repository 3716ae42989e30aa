/** Text that is HTML already. Everything else is escaped where it is put into `html`. */
export type Html = { text: string }

type Part = string | number | Html | readonly (string | Html)[] | undefined

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML shows it, also inside of a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
}

/** HTML from a template; what is put in is escaped unless it is HTML itself. */
export function html(template: TemplateStringsArray, ...parts: Part[]): Html {
  return { text: template.map((text, index) => text + partText(parts[index])).join('') }
}

/** A text of our own that is HTML. */
export function raw(text: string): Html {
  return { text }
}

function partText(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  if ('text' in part) return part.text
  return part.map(partText).join('')
}
