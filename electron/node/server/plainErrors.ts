import { ORPCError, ValidationError } from '@orpc/server'
import { pathText } from '../../core/config/issue.ts'
import type { InputIssue } from '../../core/errors.ts'
import { wording } from '../../core/language/language.ts'

type Segment = PropertyKey | { key: PropertyKey }

function issueOf(issue: { message: string; path?: readonly Segment[] | undefined }): InputIssue {
  const parts = (issue.path ?? []).map((segment) => (typeof segment === 'object' ? segment.key : segment))
  return {
    path: pathText(parts.map((part) => (typeof part === 'number' ? part : String(part)))),
    message: issue.message,
  }
}

/** What a caller is told: the closed set as it is, a refused input with its issues, anything else in one sentence. */
export function plainError(error: unknown): ORPCError<string, unknown> {
  if (!(error instanceof ORPCError))
    return new ORPCError('INTERNAL_SERVER_ERROR', {
      message: wording.server.faultOfCall,
      data: { next: wording.server.faultOfCallNext },
      cause: error,
    })
  if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
    const issues = error.cause.issues.map(issueOf)
    return new ORPCError('INVALID_INPUT', {
      defined: true,
      status: 400,
      message: wording.server.valuesNotRight(issues.length),
      data: { next: wording.server.valuesNotRightNext, issues },
    })
  }
  return error
}

/** An interceptor for every handler of the router, whatever the transport. `report` learns of our own faults. */
export function plainErrors(report: (error: unknown) => void) {
  return async <T>(options: { next(): Promise<T> }): Promise<T> => {
    try {
      return await options.next()
    } catch (error) {
      const plain = plainError(error)
      if (plain.status >= 500 && plain.code === 'INTERNAL_SERVER_ERROR') report(error)
      throw plain
    }
  }
}
