import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { problemOf } from '../../renderer/api/problem.ts'

describe('errors of a call in words', () => {
  it('a user error keeps its sentence, what to do and its places', () => {
    const error = new ORPCError('INVALID_INPUT', {
      message: 'This file cannot be imported.',
      data: { next: 'Correct it.', issues: [{ path: 'monitors[0].url', line: 3, message: 'wrong' }] },
    })
    expect(problemOf(error)).toEqual({
      code: 'INVALID_INPUT',
      text: 'This file cannot be imported.',
      next: 'Correct it.',
      issues: [{ path: 'monitors[0].url', line: 3, message: 'wrong' }],
    })
  })

  it("the boundary's own input check is brought to the same form", () => {
    const error = new ORPCError('BAD_REQUEST', {
      data: { issues: [{ path: ['expect', 1, 'path'], message: 'short' }, 7] },
    })
    expect(problemOf(error).issues).toEqual([{ path: 'expect[1].path', message: 'short' }])
  })

  it.each([
    [new ORPCError('UNAUTHORIZED'), /token/],
    [new ORPCError('INTERNAL_SERVER_ERROR'), /restart/],
    [new TypeError('Failed to fetch'), /still running/],
    ['nonsense', /still running/],
  ])('%s says what to do', (error, next) => expect(problemOf(error).next).toMatch(next))
})
