import { pathText } from '../core/config/issue.ts'
import { draftIssues } from '../core/config/toConfig.ts'
import type { InputIssue } from '../core/errors.ts'
import type { Expectation, MonitorDraft } from '../core/model/monitor.ts'
import type { Matchers } from '../core/ports.ts'

/** What is wrong with the pattern of a rule, or null. */
export function patternProblem(rule: Expectation, matchers: Matchers): string | null {
  try {
    if ('matches' in rule && rule.matches !== undefined) matchers.regex(rule.matches, '')
    if (rule.kind === 'json') matchers.jsonPath(rule.path, null)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Everything wrong with a monitor that its schema cannot see: address, placeholders, keys in the open, broken patterns. */
export function monitorIssues(draft: MonitorDraft, matchers: Matchers): InputIssue[] {
  const issues: InputIssue[] = draftIssues(draft).map(({ path, message }) => ({ path: pathText(path), message }))
  for (const [index, rule] of draft.expect.entries()) {
    const message = patternProblem(rule, matchers)
    if (message) issues.push({ path: `expect[${index}]`, message })
  }
  return issues
}
