import type { InputIssue } from '../errors.ts'
import type { Words } from '../model/words.ts'
import { templateIssues } from './template.ts'

/** Everything wrong with templates of one's own, each with its path: `templates.banner.seeing`. */
export function templatesIssues({ templates }: Words): InputIssue[] {
  return Object.entries(templates).flatMap(([audience, stages]) =>
    Object.entries(stages ?? {}).flatMap(([stage, template]) =>
      templateIssues(template ?? '').map(({ message }) => ({ path: `templates.${audience}.${stage}`, message })),
    ),
  )
}
