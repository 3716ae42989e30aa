import { nearest } from '../config/nearest.ts'
import { wording } from '../language/language.ts'

export type Variable = keyof typeof wording.drafts.variables

/** Those that may have nothing to say: they stand in `[ ]`, which is left out then. */
export const optionalVariables: ReadonlySet<string> = new Set<Variable>(['nextUpdate', 'vendorPage', 'vendorSays'])

/** A value to fill in; `atStart` where a sentence begins with it. */
export type Value = { text: string; atStart?: string }
export type Values = Partial<Record<Variable, Value>>

const names = Object.keys(wording.drafts.variables) as Variable[]
const isVariable = (name: string): name is Variable => Object.hasOwn(wording.drafts.variables, name)

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
      const hint = meant
        ? wording.drafts.noVariableMeant(meant)
        : wording.drafts.noVariableThere(names.map((each) => `{${each}}`).join(', '))
      issues.push({ ...place, message: wording.drafts.noVariable(name, hint) })
    } else if (optionalVariables.has(name) && !optional.some(([from, to]) => match.index >= from && match.index < to)) {
      const message = wording.drafts.variableMayBeEmpty(name)
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
