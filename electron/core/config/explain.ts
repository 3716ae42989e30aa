import type { z } from 'zod'
import { wording } from '../language/language.ts'
import type { ConfigIssue } from './issue.ts'
import { nearest } from './nearest.ts'

function sizeMessage(issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig>): string {
  const least = issue.code === 'too_small'
  const limit = Number(least ? issue.minimum : issue.maximum)
  if (issue.origin === 'string') return least ? wording.config.empty : wording.config.atMostCharacters(limit)
  if (issue.origin === 'array')
    return least ? wording.config.atLeastEntries(limit) : wording.config.atMostEntries(limit)
  return least ? wording.config.atLeast(limit) : wording.config.atMost(limit)
}

function typeMessage(expected: string): string {
  const types: Record<string, string> = wording.config.types
  return types[expected] ?? wording.config.type(expected)
}

function sentenceOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? wording.config.missing : typeMessage(issue.expected)
    case 'too_small':
    case 'too_big':
      return sizeMessage(issue)
    case 'invalid_value':
      return issue.input === undefined ? wording.config.missing : wording.config.oneOf(issue.values.map(String))
    case 'invalid_union':
      return wording.config.noForm
    case 'invalid_format':
      return issue.format === 'url' ? wording.config.address : undefined
    default:
      return undefined
  }
}

/** A name that is not known here, with the one that was most likely meant. */
export function unknownKey(key: string, known: readonly string[]): string {
  const meant = nearest(key, known)
  return meant ? wording.config.otherKey(key, meant) : wording.config.unknownKey(key, known)
}

export type Checked<T> = { ok: true; value: T } | { ok: false; issues: ConfigIssue[] }

/** Runs a schema and says everything that is wrong, in plain sentences, with paths below `at`. */
export function check<T extends z.ZodType>(schema: T, value: unknown, at: (string | number)[]): Checked<z.output<T>> {
  // Zod's issue names the unknown keys but not the known ones: remember these while the issue is being made.
  const knownFor = new Map<string[], string[]>()
  const parsed = schema.safeParse(value, {
    error: (issue) => {
      if (issue.code === 'unrecognized_keys') knownFor.set(issue.keys, knownKeys(issue.inst))
      return sentenceOf(issue)
    },
  })
  if (parsed.success) return { ok: true, value: parsed.data }
  const issues = parsed.error.issues.flatMap((issue): ConfigIssue[] => {
    const path = [...at, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
    const known = knownFor.get(issue.keys) ?? []
    return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, known) }))
  })
  return { ok: false, issues }
}

function knownKeys(schema: unknown): string[] {
  const shape = typeof schema === 'object' && schema !== null && 'shape' in schema ? schema.shape : undefined
  return typeof shape === 'object' && shape !== null ? Object.keys(shape) : []
}
