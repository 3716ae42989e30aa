import { z } from 'zod'

/** What changed; the page refetches it. `seq` grows by one each; a gap means: refetch everything. */
export const changeSchema = z.object({
  seq: z.number().int(),
  kinds: z.array(
    z.enum([
      'summary',
      'monitors',
      'incidents',
      'transcripts',
      'settings',
      'secrets',
      'desktop',
      'backups',
      'channels',
    ]),
  ),
  /** Monitors concerned, when known. */
  monitorIds: z.array(z.string()),
})
export type Change = z.infer<typeof changeSchema>
