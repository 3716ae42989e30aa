import { ORPCError } from '@orpc/client'
import type { InputIssue } from '../../electron/core/errors.ts'
import { wording } from '../../electron/core/language/language.ts'

/** What went wrong with a call, in the words shown: what happened, what to do next, and which inputs are meant. */
export type Problem = {
  code: string
  text: string
  next: string
  issues: InputIssue[]
  /** Where a secret was found in what should have left. */
  places?: string[]
}

type ErrorData = { next?: unknown; issues?: unknown; places?: unknown }

function isIssue(value: unknown): value is InputIssue {
  if (typeof value !== 'object' || value === null) return false
  const issue = value as { message?: unknown; path?: unknown }
  return typeof issue.message === 'string' && typeof issue.path === 'string'
}

/** The input check of the boundary itself reports zod issues, whose path is a list: brought to the same form. */
function issuesOf(value: unknown): InputIssue[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry: unknown) => {
    if (isIssue(entry)) return [entry]
    const raw = entry as { message?: unknown; path?: unknown } | null
    if (typeof raw?.message !== 'string' || !Array.isArray(raw.path)) return []
    const path = raw.path.reduce<string>((whole, part: unknown) => {
      if (typeof part === 'number') return `${whole}[${part}]`
      return whole === '' ? String(part) : `${whole}.${String(part)}`
    }, '')
    return [{ path, message: raw.message }]
  })
}

/** Turns whatever a call threw into words. Never throws. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ORPCError) {
    const data = (typeof error.data === 'object' && error.data !== null ? error.data : {}) as ErrorData
    const issues = issuesOf(data.issues)
    const places = Array.isArray(data.places) ? data.places.filter((place) => typeof place === 'string') : []
    if (typeof data.next === 'string')
      return { code: error.code, text: error.message, next: data.next, issues, ...(places.length > 0 && { places }) }
    if (issues.length > 0)
      return {
        code: error.code,
        text: wording.app.problems.input,
        next: wording.app.problems.inputNext,
        issues,
      }
    if (error.status === 401 || error.status === 403)
      return {
        code: error.code,
        text: wording.app.problems.unknownPage,
        next: wording.app.problems.unknownPageNext,
        issues: [],
      }
    const said = /[.!?]$/.test(error.message)
    return {
      code: error.code,
      text: said ? error.message : wording.app.problems.inside,
      next: wording.app.problems.insideNext,
      issues: [],
    }
  }
  if (error instanceof Error && error.name === 'AbortError')
    return { code: 'ABORTED', text: wording.app.problems.aborted, next: '', issues: [] }
  return {
    code: 'NO_ANSWER',
    text: wording.app.problems.noAnswer,
    next: wording.app.problems.noAnswerNext,
    issues: [],
  }
}
