import type { Channel } from '../../core/model/channel.ts'

const named = 3

/** What the window says while alerts do not get through: to which channels, and why when it is one. Null: all is well. */
export function unreached(
  channels: readonly Channel[],
  problemOf: (id: string) => string | undefined,
): { text: string; next: string } | null {
  const [first, ...others] = channels
  if (!first) return null
  const next = 'Alerts that wait or were given up are in Settings, Channels.'
  if (others.length === 0) {
    return { text: `Alerts do not reach ${first.name}: ${problemOf(first.id) ?? 'no reason given.'}`, next }
  }
  const names = channels.slice(0, named).map(({ name }) => name)
  const more = channels.length - names.length
  const last = more > 0 ? `${more} more` : names.pop()
  return { text: `Alerts do not reach ${names.join(', ')} and ${last}.`, next }
}
