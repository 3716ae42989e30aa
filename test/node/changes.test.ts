import { afterEach, describe, expect, test } from 'vitest'
import type { Change } from '../../electron/core/contract/changes.ts'
import { createChanges } from '../../electron/node/changes.ts'

const open: { close(): void }[] = []
afterEach(() => {
  for (const changes of open.splice(0)) changes.close()
})

function changes() {
  const made = createChanges()
  open.push(made)
  return made
}

const nextOf = (source: ReturnType<typeof createChanges>) =>
  new Promise<Change>((resolve) => {
    const stop = source.listen((change) => {
      stop()
      resolve(change)
    })
  })

describe('changes', () => {
  test('what comes close together reaches listeners as one, with the next number', async () => {
    const source = changes()
    const first = nextOf(source)
    source.note(['summary'], 'a')
    source.note(['incidents', 'summary'], 'b')
    expect(await first).toEqual({ seq: 1, kinds: ['summary', 'incidents'], monitorIds: ['a', 'b'] })
    const second = nextOf(source)
    source.note(['settings'])
    expect(await second).toEqual({ seq: 2, kinds: ['settings'], monitorIds: [] })
  })

  test('a stream begins with where we are and merges what a slow reader missed', async () => {
    const source = changes()
    const stream = source.stream(undefined)
    expect((await stream.next()).value).toEqual({ seq: 0, kinds: [], monitorIds: [] })
    const firstEvent = nextOf(source)
    const reading = stream.next()
    source.note(['summary'], 'a')
    await firstEvent
    expect((await reading).value).toEqual({ seq: 1, kinds: ['summary'], monitorIds: ['a'] })
    for (const kind of ['settings', 'secrets'] as const) {
      const event = nextOf(source)
      source.note([kind])
      await event
    }
    expect((await stream.next()).value).toEqual({ seq: 2, kinds: ['settings', 'secrets'], monitorIds: [] })
  })

  test('an aborted stream ends, also while it waits', async () => {
    const source = changes()
    const control = new AbortController()
    const stream = source.stream(control.signal)
    await stream.next()
    const waiting = stream.next()
    control.abort()
    expect((await waiting).done).toBe(true)
  })

  test('closing ends every stream', async () => {
    const source = changes()
    const streams = [source.stream(undefined), source.stream(undefined)]
    for (const stream of streams) await stream.next()
    const waiting = streams.map((stream) => stream.next())
    source.close()
    expect((await Promise.all(waiting)).map((result) => result.done)).toEqual([true, true])
  })
})
