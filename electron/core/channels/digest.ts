import type { Incident, Notice } from '../model/incident.ts'

export type Told = { notice: Notice; incident: Incident }

/**
 * What a notice tells where each incident needs its own message, as at a pager: of a digest, the last notice that it
 * tells of each incident that is still open, so that none of them goes without its call; and the recovery of each that
 * was told before it was quiet, so that none of them stays open there.
 */
export function toldApart(notice: Notice, incident: Incident, find: (id: string) => Incident | undefined): Told[] {
  if (notice.kind !== 'digest' || !notice.tells) return [{ notice, incident }]
  const told = new Map<string, Told>()
  for (const id of notice.tells) {
    // A notice's id begins with that of its incident, which has no colon.
    const of = find(id.split(':')[0] ?? '')
    const one = of?.notices.find((other) => other.id === id)
    if (of && one && (of.state === 'open' || (one.kind === 'recovered' && wasTold(of))))
      told.set(of.id, { notice: one, incident: of })
  }
  return [...told.values()]
}

/** Was its failing told to anybody before? */
function wasTold({ notices }: Incident): boolean {
  return notices.some(({ kind, withheld }) => !withheld && !['recovered', 'acknowledged', 'digest'].includes(kind))
}
