/** How a value stands in the place of its name: as it is, percent-encoded, or inside a JSON string. */
export type Place = 'plain' | 'url' | 'json'

const name = '[A-Za-z][A-Za-z0-9]*'
const basicOrName = new RegExp(`\\{basic:((?:[^{}]|\\{${name}\\})*)\\}|\\{(${name})\\}`, 'g')

/** Names in a template, each once: `Basic {basic:{user}:{key}}` has user and key. */
export function namesIn(template: string): string[] {
  const found = [...template.matchAll(basicOrName)].flatMap(([, inside, single]) =>
    inside === undefined ? (single ?? []) : namesIn(inside),
  )
  return [...new Set(found)]
}

/** The template with every name replaced; what `textFor` gives stands as it is. Nothing is replaced twice. */
export function fillTemplate(template: string, textFor: (name: string) => string): string {
  return template.replaceAll(basicOrName, (_, inside: string | undefined, single: string) =>
    inside === undefined ? textFor(single) : `{{basic:${fillTemplate(inside, textFor)}}}`,
  )
}

export function placed(value: string, place: Place): string {
  if (place === 'url') return encodeURIComponent(value)
  return place === 'json' ? JSON.stringify(value).slice(1, -1) : value
}
