import { createHash } from 'node:crypto'
import type { Channel } from '../../../electron/core/model/channel.ts'
import type { Incident } from '../../../electron/core/model/incident.ts'
import { settingsSchema } from '../../../electron/core/model/settings.ts'
import { createRedactor, type KnownSecret } from '../../../electron/core/redact.ts'
import { type ChannelService, createChannels } from '../../../electron/node/channels/channels.ts'
import { createSend, type Send } from '../../../electron/node/channels/sender.ts'
import { createConfiguration } from '../../../electron/node/configuration.ts'
import { createAuthorities } from '../../../electron/node/probe/authorities.ts'
import { createProbe } from '../../../electron/node/probe/probe.ts'
import type { KeptSecrets } from '../../../electron/node/secrets/createSecrets.ts'
import { openStore } from '../../../electron/node/store/openStore.ts'
import type { Store } from '../../../electron/node/store/store.ts'
import { systemClock } from '../../../electron/node/systemClock.ts'
import { incident, notice } from '../../core/channels/samples.ts'

export type Bench = {
  store: Store
  channels: ChannelService
  keys: Map<string, string>
  incidents: Map<string, Incident>
  warnings: Map<string, string>
  /** One more incident with its first notice, handed to the channels. */
  alert(id: string, more?: Partial<Incident>, channelIds?: readonly string[]): Promise<void>
  /** How a channel stands with the first notice of an incident. */
  delivery(id: string, channelId: string): NonNullable<Incident['notices'][number]['deliveries']>[number] | undefined
  close(): Promise<void>
}

const values = (keys: ReadonlyMap<string, string>) => [...keys].map(([name, value]) => ({ name, value }))

function keptIn(keys: Map<string, string>): KeptSecrets {
  return {
    async get(name) {
      const value = keys.get(name)
      return value === undefined ? { kind: 'missing' } : { kind: 'value', value }
    },
    async set(name, value) {
      keys.set(name, value)
      return {}
    },
    async remove(name) {
      keys.delete(name)
      return {}
    },
    state: async (name) => ({ state: keys.has(name) ? 'stored' : 'missing' }),
    learn: () => undefined,
    available: async () => ({ available: true }),
    knownValues: () => values(keys),
  }
}

/** The channels on a real store and a real network, with a keychain in memory. */
export async function openBench(
  dataDir: string,
  list: readonly Channel[],
  more: { keys?: Record<string, string>; caFiles?: string[]; send?: Send } = {},
): Promise<Bench> {
  const clock = systemClock
  const settings = settingsSchema.parse({ useSystemProxy: false, caFiles: more.caFiles ?? [] })
  const store = await openStore({
    dataDir,
    clock,
    retention: () => settings.retention,
    bodyCapBytes: () => 1_024,
    onProblem: () => undefined,
  })
  if (store.channels().length === 0) await store.saveChannels([...list])
  const keys = new Map(Object.entries(more.keys ?? {}))
  const secrets = keptIn(keys)
  const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex')
  const redactor = (more: readonly KnownSecret[] = []) => createRedactor([...values(keys), ...more], fingerprint)
  const incidents = new Map(store.incidents().map((one) => [one.id, one]))
  const warnings = new Map<string, string>()
  const configuration = createConfiguration({
    settings: { get: () => settings, set: async () => undefined },
    vendors: { get: () => store.vendors(), set: (next) => store.saveVendors(next) },
    monitors: { get: () => store.monitors(), set: (next) => store.saveMonitors(next) },
    channels: { get: () => store.channels(), set: (next) => store.saveChannels(next) },
  })
  const send = createSend({
    clock,
    probe: createProbe({ version: '1.2.3', settings: () => settings, env: {} }),
    authorities: createAuthorities({}),
    settings: () => settings,
    secrets,
    redactor,
  })
  const channels = createChannels({
    clock,
    configuration,
    outbox: { get: () => store.outbox(), set: (outbox) => store.saveOutbox(outbox) },
    secrets,
    send: more.send ?? send,
    redactor,
    origin: () => 'http://127.0.0.1:7420',
    incident: (id) => incidents.get(id),
    amend(id, change) {
      const now = incidents.get(id)
      if (now) incidents.set(id, change(now))
    },
    warn: (id, warning) => void (warning ? warnings.set(id, warning.text) : warnings.delete(id)),
    onChange: () => undefined,
    environment: false,
    random: () => 0,
  })
  return {
    store,
    channels,
    keys,
    incidents,
    warnings,
    async alert(id, changes = {}, channelIds) {
      const first = notice('opened', { id: `${id}:opened:1` })
      const opened = incident({ id, notices: [first], ...changes })
      incidents.set(id, opened)
      await channels.deliver(opened.notices[0] ?? first, opened, channelIds)
    },
    delivery: (id, channelId) => incidents.get(id)?.notices[0]?.deliveries?.find((one) => one.channelId === channelId),
    async close() {
      await channels.stop()
      await store.close()
    },
  }
}
