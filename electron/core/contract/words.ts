import { z } from 'zod'
import { incidentSchema } from '../model/incident.ts'
import { idSchema } from '../model/monitor.ts'
import {
  audienceSchema,
  longestText,
  textProblemSchema,
  wordKitSchema,
  wordStageSchema,
  wordsSchema,
} from '../model/words.ts'
import { anyId, base } from './base.ts'

const said = anyId.extend({ said: z.string().min(1).max(200) })
/** Epoch ms; a time that is past promises nothing. */
const promisedAtMs = z.coerce.number().int().min(0)

const saying = anyId.extend({
  audience: audienceSchema,
  stage: wordStageSchema,
  text: z.string().trim().min(1).max(longestText),
  promisedAtMs: promisedAtMs.optional(),
})

/** Telling people about an incident: drafts by evidence, what was said, and what was promised. */
export const words = {
  /** Drafts for every audience as of now. Without `stage`, the one that the evidence allows. */
  kit: base
    .route({ method: 'GET', path: '/incidents/{id}/words' })
    .input(anyId.extend({ stage: wordStageSchema.optional(), promisedAtMs: promisedAtMs.optional() }))
    .output(wordKitSchema),
  /** What is wrong with a text before it leaves. SECRET_IN_OUTPUT when it holds a secret. */
  check: base
    .route({ method: 'POST', path: '/incidents/{id}/words/check' })
    .input(
      anyId.extend({
        audience: audienceSchema,
        stage: wordStageSchema,
        text: z.string().max(longestText),
        promisedAtMs: promisedAtMs.optional(),
      }),
    )
    .output(z.object({ problems: z.array(textProblemSchema) })),
  /** Puts on the timeline what was said. SECRET_IN_OUTPUT when the text holds a secret: then nothing is kept of it. */
  say: base
    .route({ method: 'POST', path: '/incidents/{id}/said' })
    .input(saying.extend({ to: z.string().trim().min(1).max(200).optional() }))
    .output(incidentSchema),
  /** Sends it through a channel now, and puts it on the timeline once it is taken. CONFLICT when it is not. */
  send: base
    .route({ method: 'POST', path: '/incidents/{id}/words/send' })
    .input(saying.extend({ channel: idSchema }))
    .output(incidentSchema),
  /** It did not go out after all. */
  withdraw: base.route({ method: 'DELETE', path: '/incidents/{id}/said/{said}' }).input(said).output(incidentSchema),
  /** Another time for the promised next update; null: there will be none. */
  promise: base
    .route({ method: 'POST', path: '/incidents/{id}/said/{said}/promise' })
    .input(said.extend({ promisedAtMs: promisedAtMs.nullable() }))
    .output(incidentSchema),
  /** Templates that were changed, and what all texts share. */
  get: base.route({ method: 'GET', path: '/words' }).output(wordsSchema),
  /** INVALID_INPUT, with the place, for a template that cannot be filled in. */
  save: base.route({ method: 'PUT', path: '/words' }).input(wordsSchema).output(wordsSchema),
}
