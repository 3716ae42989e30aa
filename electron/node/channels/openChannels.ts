import { selfTestAdvice } from '../../core/channels/selfTest.ts'
import type { SelfTestState } from '../../core/contract/channels.ts'
import type { Incident } from '../../core/model/incident.ts'
import type { Clock } from '../../core/ports.ts'
import type { KnownSecret, Redactor } from '../../core/redact.ts'
import type { Watch } from '../../core/watch.ts'
import type { Changes } from '../changes.ts'
import type { Configuration } from '../configuration.ts'
import { createAuthorities } from '../probe/authorities.ts'
import { createProbe, type ProbeOptions } from '../probe/probe.ts'
import type { KeptSecrets } from '../secrets/createSecrets.ts'
import type { Store } from '../store/store.ts'
import { type ChannelParts, type ChannelService, createChannels } from './channels.ts'
import { createSend } from './sender.ts'

type Parts = Pick<ChannelParts, 'warn' | 'origin'> & {
  clock: Clock
  store: Store
  configuration: Configuration
  secrets: KeptSecrets
  changes: Changes
  redactor(more?: readonly KnownSecret[]): Redactor
  /** Asked once something is delivered: the watch itself is made with these channels. */
  watch(): Pick<Watch, 'amend' | 'incident' | 'ownSide'>
  shell: 'electron' | 'browser'
  probe: Pick<ProbeOptions, 'version'> & { env: Record<string, string | undefined> }
}

/** Bytes of an answer that are read: receivers answer with a word. */
const answerBytes = 65_536

/** The channels of this application, with their own probe: small answers, and no share in the places of probes. */
export function openChannels(parts: Parts): ChannelService {
  const { clock, store, configuration, secrets, changes } = parts
  const settings = () => configuration.settings()
  const incident = (id: string) => parts.watch().incident(id) ?? store.incident(id)
  const channels = createChannels({
    ...parts,
    outbox: { get: () => store.outbox(), set: (outbox) => store.saveOutbox(outbox) },
    send: createSend({
      clock,
      probe: createProbe({ ...parts.probe, settings, maxBodyBytes: answerBytes }),
      authorities: createAuthorities(parts.probe.env),
      settings,
      secrets,
      redactor: parts.redactor,
    }),
    incident,
    amend(id, change: (incident: Incident) => Incident) {
      if (parts.watch().amend(id, change)) return
      const stored = store.incident(id)
      if (stored) void store.saveIncident(change(stored))
      changes.note(['incidents'])
    },
    onChange: () => changes.note(['channels']),
    environment: parts.shell === 'browser',
    random: Math.random,
  })
  let offline = false
  const unlisten = changes.listen(() => {
    const now = parts.watch().ownSide().state === 'offline'
    if (offline && !now) channels.hurry()
    offline = now
  })
  return {
    ...channels,
    stop() {
      unlisten()
      return channels.stop()
    },
  }
}

/** Whether a desktop notification was seen when it was tried, and what to check if not. */
export type SelfTestService = { get(): SelfTestState; answer(seen: boolean): Promise<void> }

export function createSelfTest({
  clock,
  store,
  shell,
  probe,
}: Pick<Parts, 'clock' | 'store' | 'shell' | 'probe'>): SelfTestService {
  const advice = selfTestAdvice({ shell, platform: process.platform, desktop: probe.env.XDG_CURRENT_DESKTOP })
  return {
    get: () => ({ last: store.selfTest(), advice }),
    answer: (seen) => store.saveSelfTest({ atMs: clock.nowMs(), seen }),
  }
}
