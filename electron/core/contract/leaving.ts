import { z } from 'zod'
import { sliceLength, sliceOverlap } from '../export/slices.ts'
import { base, done } from './base.ts'

/** What the page itself made and lets out: it knows no secret, so it asks. */
export const leaving = {
  /** SECRET_IN_OUTPUT when a known secret stands in the text. Nothing of it is kept. */
  check: base
    .route({ method: 'POST', path: '/leaving/check' })
    .input(z.object({ name: z.string().min(1).max(200), text: z.string().max(sliceLength + sliceOverlap) }))
    .output(done),
}
