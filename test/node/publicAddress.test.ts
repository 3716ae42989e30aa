import { afterEach, expect, test, vi } from 'vitest'
import type { Change } from '../../electron/core/contract/changes.ts'
import type { Incident } from '../../electron/core/model/incident.ts'
import { createProbe } from '../../electron/node/probe/probe.ts'
import { addressIn, watchPublicAddress } from '../../electron/node/publicAddress.ts'
import { systemClock } from '../../electron/node/systemClock.ts'
import { startVendor } from '../e2e/vendor.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

test.each([
  ['203.0.113.7\n', '203.0.113.7'],
  ['2001:db8::7', '2001:db8::7'],
  ['{"ip":"203.0.113.7"}', '203.0.113.7'],
  ['{"origin":"203.0.113.7, 198.51.100.1"}', '203.0.113.7'],
  ['<html>203.0.113.7</html>', undefined],
  ['{"ip":7}', undefined],
  ['[]', undefined],
  ['null', undefined],
  ['', undefined],
])('the address in %j', (text, address) => {
  expect(addressIn(text)).toBe(address)
})

/** Open incidents whose changes are told to the watcher, with a service that answers and counts. */
async function start(publicAddressUrl: 'service' | null, answer: string) {
  const service = await startVendor()
  ends.push(service.close)
  service.become((_, response) => void response.end(answer))
  // What is left out has no part in it.
  const incidents = ['a', 'b'].map((id) => ({ id }) as Incident)
  let hear: (change: Change) => void = () => undefined
  const end = watchPublicAddress({
    clock: systemClock,
    probe: createProbe({ version: '0', env: {}, settings: () => ({ useSystemProxy: false, caFiles: [] }) }),
    settings: () => ({ publicAddressUrl: publicAddressUrl && service.url }),
    watch: {
      openIncidents: () => incidents,
      amend(id, change) {
        const at = incidents.findIndex((one) => one.id === id)
        const found = incidents[at]
        if (found) incidents[at] = change(found)
        return found !== undefined
      },
    },
    changes: {
      listen(listener) {
        hear = listener
        return () => undefined
      },
    },
  })
  ends.push(end)
  return { service, incidents, changed: () => hear({ seq: 1, kinds: ['incidents'], monitorIds: [] }) }
}

test('is asked once for incidents that open together, without any key, and kept with each', async () => {
  const { service, incidents, changed } = await start('service', '203.0.113.7')
  changed()
  changed()
  await vi.waitFor(() =>
    expect(incidents.map((one) => one.publicAddress?.address)).toEqual(['203.0.113.7', '203.0.113.7']),
  )
  changed()
  expect(service.requests).toHaveLength(1)
  expect(service.requests[0]).not.toHaveProperty('authorization')
})

test('is not asked unless the settings name whom to ask; an odd answer is no address', async () => {
  const silent = await start(null, '203.0.113.7')
  silent.changed()
  const odd = await start('service', 'who knows')
  odd.changed()
  await vi.waitFor(() => expect(odd.service.requests).toHaveLength(1))
  expect(silent.service.requests).toEqual([])
  expect([...silent.incidents, ...odd.incidents].some((one) => one.publicAddress)).toBe(false)
})
