import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { wording } from '../../core/language/language.ts'
import { isUrgent } from '../../core/life/urgency.ts'
import type { Incident, Notice } from '../../core/model/incident.ts'
import type { SoundName } from '../../core/model/settings.ts'
import type { NoticeOutcome, Notifier } from '../../core/ports.ts'

export type DesktopNotifier = Notifier & {
  /** Ends the programs that still wait for a click. */
  close(): void
}

type Options = {
  env: Record<string, string | undefined>
  /** Called when a notification is clicked. */
  openIncident(incidentId: string): void
}

/** How long the session's notification service may take to show one. */
const shownWithinMs = 5_000
/** How long a shown notification can be clicked. */
const clickableMs = 600_000
const heldLimit = 20

const failed = (problem: string): NoticeOutcome => ({ kind: 'failed', problem })

/** Notification bodies are read as a small markup. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function findProgram(name: string, env: Options['env']): string | null {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name)
    try {
      // A relative entry of PATH would run a program from wherever we were started.
      if (!isAbsolute(folder)) continue
      accessSync(path, constants.X_OK)
      return path
    } catch {}
  }
  return null
}

function hasSession(env: Options['env']): boolean {
  return (
    Boolean(env.DBUS_SESSION_BUS_ADDRESS) || (!!env.XDG_RUNTIME_DIR && existsSync(join(env.XDG_RUNTIME_DIR, 'bus')))
  )
}

/**
 * The program before notify-send that makes it print line by line, or null where clicks cannot be had. Actions came
 * with notify-send 0.8; with them it waits, and into a pipe it would print its lines only at its end.
 */
function clickHelper(program: string, env: Options['env']): Promise<string | null> {
  const stdbuf = findProgram('stdbuf', env)
  if (!stdbuf) return Promise.resolve(null)
  return new Promise((resolve) => {
    const child = spawn(program, ['--version'], { env, stdio: ['ignore', 'pipe', 'ignore'], timeout: 2_000 })
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
    })
    child.on('error', () => resolve(null))
    child.on('close', () => {
      const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(text) ?? []
      resolve(Number(major) > 0 || Number(minor) >= 8 ? stdbuf : null)
    })
  })
}

function argumentsFor(notice: Notice, incident: Incident | null, sound: SoundName, actions: boolean): string[] {
  const urgent = isUrgent(notice, incident)
  return [
    '--app-name=Headstart',
    `--urgency=${urgent ? 'critical' : notice.kind === 'offline' ? 'low' : 'normal'}`,
    ...(sound === 'none' ? ['--hint=boolean:suppress-sound:true'] : []),
    // The identifier is printed once the notification is there: that is how we know.
    ...(actions ? ['--print-id', `--action=default=${wording.common.open}`] : []),
    '--',
    notice.title.slice(0, 200),
    escapeMarkup(notice.body.slice(0, 1_000)),
  ]
}

/**
 * Desktop notifications of the browser shell through notify-send. Where there is no such program or no desktop
 * session each is `failed` with a sentence, and the page's own notifications remain.
 */
export function createDesktopNotifier({ env, openIncident }: Options): DesktopNotifier {
  const held = new Set<ChildProcess>()
  let helper: Promise<string | null> | undefined

  function hold(child: ChildProcess): void {
    held.add(child)
    const [oldest] = held
    if (held.size > heldLimit) oldest?.kill()
    const limit = setTimeout(() => child.kill(), clickableMs)
    limit.unref()
    child.once('close', () => {
      clearTimeout(limit)
      held.delete(child)
    })
  }

  function run(program: string, args: string[], withActions: boolean, clicked: () => void): Promise<NoticeOutcome> {
    return new Promise((resolve) => {
      const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
      hold(child)
      const limit = setTimeout(() => {
        child.kill()
        resolve(failed(wording.shell.notificationFailed.silentDesktop))
      }, shownWithinMs)
      const settle = (outcome: NoticeOutcome) => {
        clearTimeout(limit)
        resolve(outcome)
      }
      let text = ''
      child.stdout.on('data', (chunk) => {
        text = (text + chunk).slice(-1_000)
        if (withActions && /^[1-9]\d*\n/.test(text)) settle({ kind: 'shown' })
        if (/(^|\n)default\n/.test(text)) {
          text = ''
          clicked()
        }
      })
      child.on('error', () => settle(failed(wording.shell.notificationFailed.notStarted)))
      child.on('close', (code) =>
        settle(code === 0 ? { kind: 'shown' } : failed(wording.shell.notificationFailed.noService)),
      )
    })
  }

  return {
    async show(notice, incident, sound = 'system') {
      if (process.platform !== 'linux') return failed(wording.shell.notificationFailed.browserShell)
      const program = findProgram('notify-send', env)
      if (!program) return failed(wording.shell.notificationFailed.noProgram)
      if (!hasSession(env)) return failed(wording.shell.notificationFailed.noSession)
      helper ??= clickHelper(program, env)
      const stdbuf = await helper
      const args = argumentsFor(notice, incident, sound, stdbuf !== null)
      const clicked = () => incident && openIncident(incident.id)
      return stdbuf === null
        ? run(program, args, false, clicked)
        : run(stdbuf, ['-oL', program, ...args], true, clicked)
    },
    close() {
      for (const child of held) child.kill()
    },
  }
}
