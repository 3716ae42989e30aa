import { z } from 'zod'

/** One thing wrong with what a user gave us: where it stands and what to do, in a sentence. */
export const inputIssueSchema = z.object({
  /** `monitors[2].interval` */
  path: z.string(),
  /** 1-based place in the text that was read, when it came from a text. */
  line: z.number().int().optional(),
  column: z.number().int().optional(),
  message: z.string(),
})
export type InputIssue = z.infer<typeof inputIssueSchema>

/**
 * Every error that a user can meet, with the status of the HTTP API. `message` is a plain sentence,
 * `data.next` says what to do.
 */
export const userErrors = {
  NOT_FOUND: { status: 404, data: z.object({ next: z.string() }) },
  INVALID_INPUT: { status: 400, data: z.object({ next: z.string(), issues: z.array(inputIssueSchema) }) },
  CONFLICT: { status: 409, data: z.object({ next: z.string() }) },
  KEY_UNAVAILABLE: { status: 424, data: z.object({ next: z.string() }) },
  NOT_SAVED: { status: 507, data: z.object({ next: z.string() }) },
  SECRET_IN_OUTPUT: { status: 422, data: z.object({ next: z.string(), places: z.array(z.string()) }) },
} as const
