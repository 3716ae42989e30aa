import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Notice } from '../../electron/core/model/incident.ts'
import { api } from '../api/client.ts'
import { isOwnSound, playSound } from '../ui/sounds.ts'

const heldMs = 3_000

/** Plays in one page only, however many are open. */
function once(noticeId: string, play: () => Promise<unknown>): void {
  if (!navigator.locks) return void play()
  void navigator.locks.request(`headstart sound ${noticeId}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return
    await play()
    await new Promise((resolve) => setTimeout(resolve, heldMs))
  })
}

/** A notice that people were told on this computer, or should have been. */
function isHeard(notice: Notice): boolean {
  return notice.delivery === 'sent' || notice.delivery === 'failed'
}

/** Plays the sound of the settings, where it is one of our own, for each notice that comes while this page is open. */
export function useNoticeSound(): void {
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  const sound = settings?.notifications.sound ?? 'system'
  const wanted = settings?.notifications.enabled === true && isOwnSound(sound)
  const { data } = useQuery(api.incidents.list.queryOptions({ input: { limit: 20 }, enabled: wanted }))
  const openedAtMs = useRef(Date.now())
  const heard = useRef(new Set<string>())
  useEffect(() => {
    if (!data || !wanted) return
    const fresh = data.items
      .flatMap(({ notices }) => notices)
      .filter((notice) => isHeard(notice) && notice.createdAtMs >= openedAtMs.current && !heard.current.has(notice.id))
    for (const { id } of fresh) heard.current.add(id)
    // Several at once are one sound: the worst of them.
    const [first] = [...fresh].sort((a, b) => Number(a.kind === 'recovered') - Number(b.kind === 'recovered'))
    if (first) once(first.id, () => playSound(first.kind === 'recovered' ? 'recovered' : sound))
  }, [data, wanted, sound])
}
