import { z } from 'zod'

/** How far an update of Headstart itself is. `none`: this build or shell cannot update itself, and why. */
export const updateStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none'), why: z.string() }),
  z.object({ state: z.literal('current'), checkedAtMs: z.number().optional() }),
  z.object({ state: z.literal('checking') }),
  z.object({ state: z.literal('available'), version: z.string() }),
  z.object({ state: z.literal('downloading'), version: z.string(), percent: z.number() }),
  z.object({ state: z.literal('ready'), version: z.string() }),
  z.object({ state: z.literal('failed'), problem: z.string() }),
])
export type UpdateState = z.infer<typeof updateStateSchema>

/** What the desktop does for Headstart. The browser shell has none of it. */
export const desktopStateSchema = z.object({
  /** As the system has it now; null where this shell or build cannot start with the session. */
  openAtLogin: z.boolean().nullable(),
  /** The key that shows the window from anywhere; null in the browser shell. `problem`: the system did not take it. */
  shortcut: z.object({ accelerator: z.string(), problem: z.string().optional() }).nullable(),
  updates: updateStateSchema,
})
export type DesktopState = z.infer<typeof desktopStateSchema>
