import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Incident, Notice } from '../../../electron/core/model/incident.ts'
import { createDesktopNotifier, escapeMarkup } from '../../../electron/node/notify/desktopNotifier.ts'
import { findProgram } from '../../machine.ts'
import { type NotificationDaemon, startNotificationDaemon } from './notificationDaemon.ts'

const folder = mkdtempSync(join(tmpdir(), 'headstart-notify-'))
const socket = join(folder, 'bus')
const env = { PATH: process.env.PATH, HOME: folder, DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` }
let bus: ChildProcess
let daemon: NotificationDaemon

const notice: Notice = {
  id: 'n1',
  kind: 'opened',
  createdAtMs: 0,
  title: '-Stripe $(touch x) <b>answers</b> 503',
  body: 'Balance & <i>more</i> `id`\n"since" 12:00',
  delivery: 'pending',
}
const incident: Incident = {
  id: 'incident-1',
  monitorId: 'balance',
  monitorName: 'Balance',
  vendorId: 'stripe',
  vendorName: 'Stripe',
  state: 'open',
  severity: 'down',
  current: 'down',
  title: notice.title,
  sentence: '',
  reason: 'status',
  firstFailureAtMs: 0,
  openedAtMs: 0,
  lastFailureAtMs: 0,
  attempts: 3,
  failures: 3,
  timeline: [],
  notices: [],
  transcriptIds: [],
}

async function until(what: string, look: () => boolean): Promise<void> {
  const end = performance.now() + 10_000
  while (!look()) {
    if (performance.now() > end) throw new Error(`Waited 10 s for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

beforeAll(async () => {
  const missing = ['dbus-daemon', 'notify-send'].filter((name) => !findProgram(name))
  if (missing.length > 0)
    throw new Error(`These tests need ${missing.join(', ')}. On Debian: sudo apt-get install dbus libnotify-bin`)
  const args = ['--session', '--nofork', '--nopidfile', '--print-address=1', `--address=unix:path=${socket}`]
  bus = spawn(findProgram('dbus-daemon') ?? '', args, { stdio: ['ignore', 'pipe', 'ignore'] })
  await new Promise((resolve) => bus.stdout?.once('data', resolve))
  daemon = await startNotificationDaemon(socket)
})

afterAll(async () => {
  daemon?.close()
  if (bus) {
    const ended = new Promise((resolve) => bus.once('close', resolve))
    bus.kill()
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
})

describe('through a real bus', () => {
  test('is shown with its words as they are, and a click opens the incident', async () => {
    const opened: string[] = []
    const notifier = createDesktopNotifier({ env, openIncident: (id) => opened.push(id) })
    expect(await notifier.show(notice, incident)).toEqual({ kind: 'shown' })
    expect(daemon.shown.at(-1)).toEqual({
      app: 'Headstart',
      title: notice.title,
      body: 'Balance &amp; &lt;i&gt;more&lt;/i&gt; `id`\n"since" 12:00',
      actions: ['default', 'Open'],
    })
    expect(opened).toEqual([])
    daemon.press(daemon.shown.length, 'default')
    await until('the click', () => opened.length > 0)
    expect(opened).toEqual(['incident-1'])
    notifier.close()
  })

  test('a test notification belongs to no incident', async () => {
    const opened: string[] = []
    const notifier = createDesktopNotifier({ env, openIncident: (id) => opened.push(id) })
    expect(await notifier.show({ ...notice, title: 'Test' }, null)).toEqual({ kind: 'shown' })
    expect(daemon.shown.at(-1)?.title).toBe('Test')
    notifier.close()
  })

  test('many at once are all shown', async () => {
    const before = daemon.shown.length
    const notifier = createDesktopNotifier({ env, openIncident: () => {} })
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => notifier.show(notice, incident)))
    expect(outcomes).toEqual(Array(5).fill({ kind: 'shown' }))
    expect(daemon.shown.length).toBe(before + 5)
    notifier.close()
  })
})

describe('where it cannot be shown', () => {
  const problemWith = async (other: Record<string, string | undefined>) => {
    const notifier = createDesktopNotifier({ env: { ...env, ...other }, openIncident: () => {} })
    const outcome = await notifier.show(notice, incident)
    notifier.close()
    return outcome.kind === 'failed' ? outcome.problem : outcome.kind
  }

  test('no program', async () => {
    expect(await problemWith({ PATH: join(folder, 'empty') })).toContain('notify-send is not installed')
  })

  test('a program in a relative folder is not run', async () => {
    expect(await problemWith({ PATH: '.:bin' })).toContain('notify-send is not installed')
  })

  test('no desktop session', async () => {
    expect(await problemWith({ DBUS_SESSION_BUS_ADDRESS: undefined })).toContain('There is no desktop session')
  })

  test('a bus that is gone', async () => {
    const address = `unix:path=${join(folder, 'gone')}`
    expect(await problemWith({ DBUS_SESSION_BUS_ADDRESS: address })).toContain('No notification service answers')
  })

  test('an old program without actions still shows', async () => {
    const script = join(folder, 'notify-send')
    writeFileSync(
      script,
      '#!/bin/sh\ncase "$*" in *--version*) echo "notify-send 0.7.9";; *--action*) exit 1;; *) exit 0;; esac\n',
      { mode: 0o755 },
    )
    expect(await problemWith({ PATH: folder })).toBe('shown')
  })
})

test('markup is escaped', () => {
  expect(escapeMarkup('<a href="x">&amp;</a>')).toBe('&lt;a href="x"&gt;&amp;amp;&lt;/a&gt;')
})
