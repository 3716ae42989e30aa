import { z } from 'zod'

/** To whom a text goes. `banner`: short, in our product. `affected`: to the customers whose calls failed. */
export const audiences = ['banner', 'status-page', 'internal', 'affected'] as const
export const audienceSchema = z.enum(audiences)
export type Audience = z.infer<typeof audienceSchema>

/** What the evidence allows to say, weakest first. `resolved` holds the texts for taking down what was put up. */
export const wordStages = ['seeing', 'vendor-wide', 'confirmed', 'recovering', 'resolved'] as const
export const wordStageSchema = z.enum(wordStages)
export type WordStage = z.infer<typeof wordStageSchema>

/** Characters of a text that is said, and of a template. */
export const longestText = 10_000
/** Characters of our own product's name. */
export const longestProduct = 80

/** What was said to whom. The timeline names it; the text is kept here whole. */
export const saidSchema = z.object({
  id: z.string(),
  atMs: z.number(),
  audience: audienceSchema,
  stage: wordStageSchema,
  text: z.string(),
  /** Where it went, in the user's words or by the name of a channel; absent: copied. */
  to: z.string().optional(),
  /** Headstart sent it, through this channel. */
  channelId: z.string().optional(),
  /** When the next update was promised for. A later word to the same audience keeps the promise. */
  promisedAtMs: z.number().optional(),
  /** The user was reminded of the promise at that time. */
  remindedAtMs: z.number().optional(),
  /** No update will come: the user said so. */
  releasedAtMs: z.number().optional(),
})
export type Said = z.infer<typeof saidSchema>

const template = z.string().trim().min(1).max(longestText)
const byStage = z.partialRecord(wordStageSchema, template)

/** How texts are written: templates that were changed, and what all of them share. */
export const wordsSchema = z.object({
  /** In which zone times are told. */
  zone: z.enum(['utc', 'local']).default('utc'),
  /** After how long the next update is promised, unless the user chooses otherwise. */
  nextUpdateMinutes: z.number().int().min(5).max(1_440).default(30),
  /** Name of our own product, for the texts. */
  product: z.string().trim().max(longestProduct).default(''),
  /** Only what differs from the default. */
  templates: z.partialRecord(audienceSchema, byStage).default({}),
})
export type Words = z.infer<typeof wordsSchema>

/** One thing that is wrong with a text, in a sentence, and the words that are meant. */
export const textProblemSchema = z.object({
  kind: z.enum(['cause', 'host', 'promise', 'variable']),
  found: z.string(),
  message: z.string(),
})
export type TextProblem = z.infer<typeof textProblemSchema>

export const draftSchema = z.object({
  audience: audienceSchema,
  text: z.string(),
  problems: z.array(textProblemSchema),
  /** Made from a template of the user's own. */
  own: z.boolean(),
})
export type Draft = z.infer<typeof draftSchema>

/** Everything needed to tell people about an incident now. */
export const wordKitSchema = z.object({
  /** What the evidence allows, and why, in a sentence. */
  evidence: z.object({ stage: wordStageSchema, why: z.string(), caution: z.string().optional() }),
  /** For which the drafts are. */
  stage: wordStageSchema,
  drafts: z.array(draftSchema),
  /** The promised time that stands in the drafts, and as it is written there. */
  promise: z.object({ atMs: z.number(), text: z.string() }).optional(),
  features: z.array(z.string()),
})
export type WordKit = z.infer<typeof wordKitSchema>
