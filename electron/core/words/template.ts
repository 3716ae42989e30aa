import { nearest } from '../config/nearest.ts'

/** What a template can fill in, in the order in which the editor offers it. */
export const variables = {
  vendor: 'the vendor’s name',
  features: 'our features that stand on the vendor: “Checkout and Invoices”',
  effect: 'what may happen to them: “may fail”, “may be slow”',
  works: '“works”, or “work” for several features',
  since: 'when the first attempt failed',
  ended: 'when the incident was over, or the time now while it is not',
  lasted: 'how long it lasts or lasted',
  date: 'the day on which it began',
  now: 'the time of writing',
  what: 'what our checks see: “it answers 503”',
  failures: 'how many attempts failed: “4 of 4 attempts failed”',
  product: 'the name of our product',
  nextUpdate: 'when the next update is promised for',
  vendorPage: 'link to what the vendor says',
  vendorSays: 'the vendor’s own words',
} as const
export type Variable = keyof typeof variables

/** Those that may have nothing to say: they stand in `[ ]`, which is left out then. */
export const optionalVariables: ReadonlySet<string> = new Set<Variable>(['nextUpdate', 'vendorPage', 'vendorSays'])

/** A value to fill in; `atStart` where a sentence begins with it. */
export type Value = { text: string; atStart?: string }
export type Values = Partial<Record<Variable, Value>>

const names = Object.keys(variables) as Variable[]
const isVariable = (name: string): name is Variable => Object.hasOwn(variables, name)

/** `[ ]` with a variable inside is left out as a whole; `[Resolved]` without one is text. */
const optionalPart = /\[([^[\]]*\{[^[\]]*)\]/g
const placeholder = /\{([^{}]*)\}/g

/** One thing wrong with a template: a sentence, and its place in characters from 0. */
export type TemplateIssue = { at: number; length: number; message: string }

/** Everything that is wrong with a template; empty when it can be used. */
export function templateIssues(template: string): TemplateIssue[] {
  const issues: TemplateIssue[] = []
  const optional = [...template.matchAll(optionalPart)].map(
    (part) => [part.index, part.index + part[0].length] as const,
  )
  for (const match of template.matchAll(placeholder)) {
    const name = (match[1] ?? '').trim()
    const place = { at: match.index, length: match[0].length }
    if (!isVariable(name)) {
      const meant = nearest(name, names)
      const hint = meant ? `Did you mean {${meant}}?` : `There are ${names.map((each) => `{${each}}`).join(', ')}.`
      issues.push({ ...place, message: `There is no variable {${name}}. ${hint}` })
    } else if (optionalVariables.has(name) && !optional.some(([from, to]) => match.index >= from && match.index < to)) {
      const message = `{${name}} may have nothing to say. Put it and what belongs to it in [ ], which is left out then.`
      issues.push({ ...place, message })
    }
  }
  return issues
}

/** A value as one line of plain text: nothing in it is read as part of a template, and it cannot fill a page. */
function plain(text: string): string {
  const line = text
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replaceAll(/[{[]/g, '(')
    .replaceAll(/[}\]]/g, ')')
    .trim()
  return line.length > 400 ? `${line.slice(0, 399)}…` : line
}

const beginsSentence = (before: string) => /(?:^|[.!?]\s|\n)\s*$/.test(before)

/**
 * The template with its values. What has no value is left out with its `[ ]`; a name that is no variable gives nothing
 * rather than a brace in a text that customers read.
 */
export function renderTemplate(template: string, values: Values): string {
  const said = (name: string) => (isVariable(name) ? values[name] : undefined)
  const whole = template.replaceAll(optionalPart, (_, inner: string) => {
    const all = [...inner.matchAll(placeholder)].map((match) => (match[1] ?? '').trim())
    return all.every((name) => said(name)?.text) ? inner : ''
  })
  let out = ''
  let done = 0
  for (const match of whole.matchAll(placeholder)) {
    out += whole.slice(done, match.index)
    const value = said((match[1] ?? '').trim())
    if (value) out += plain(beginsSentence(out) ? (value.atStart ?? value.text) : value.text)
    done = match.index + match[0].length
  }
  return (out + whole.slice(done))
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
