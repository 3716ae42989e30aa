import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { nearest } from '../core/config/nearest.ts'
import { wording } from '../core/language/language.ts'

export type CliOptions = {
  /** Absent: whichever shell was started. */
  shell?: 'electron' | 'browser'
  dataDir: string
  /** Absent: a usual port, or any free one where it is taken. 0: any free one. */
  port?: number
  /** Whether to open the page in the user's browser. */
  open: boolean
  importFile?: string
  demo: boolean
  /** Start in the tray, without the window. */
  hidden: boolean
}

export type ParsedArgs = { kind: 'ok'; options: CliOptions } | { kind: 'error' | 'help' | 'version'; message: string }

/** What the default data folder depends on. */
export type Machine = { platform: NodeJS.Platform; env: Record<string, string | undefined>; home: string }

const valueOptions = ['--shell', '--data-dir', '--port', '--import'] as const
const flags = ['--no-open', '--demo', '--hidden', '--help', '--version'] as const
type ValueOption = (typeof valueOptions)[number]
type Flag = (typeof flags)[number]

const isValueOption = (name: string): name is ValueOption => valueOptions.some((option) => option === name)
const isFlag = (name: string): name is Flag => flags.some((flag) => flag === name)

/** Where this platform keeps an application's data. */
export function defaultDataDir(machine: Machine, demo: boolean): string {
  const name = demo ? 'headstart-demo' : 'headstart'
  const { platform, env, home } = machine
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name)
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), name)
  // The XDG specification says that a relative path is to be ignored.
  const configHome = env.XDG_CONFIG_HOME?.startsWith('/') ? env.XDG_CONFIG_HOME : join(home, '.config')
  return join(configHome, name)
}

function portOf(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null
}

/** The command line, both `--name value` and `--name=value`. An error's message is one sentence for the terminal. */
export function parseArgs(
  argv: readonly string[],
  machine: Machine = { platform: process.platform, env: process.env, home: homedir() },
): ParsedArgs {
  const values = new Map<ValueOption, string>()
  const seen = new Set<Flag>()
  const error = (message: string) => ({ kind: 'error', message }) as const

  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] ?? ''
    const equals = argument.startsWith('--') ? argument.indexOf('=') : -1
    const name = equals < 0 ? argument : argument.slice(0, equals)
    if (isValueOption(name)) {
      const value = equals < 0 ? argv[++at] : argument.slice(equals + 1)
      if (value === undefined || value === '' || (equals < 0 && value.startsWith('--')))
        return error(wording.commandLine.needsValue(name))
      if (values.has(name)) return error(wording.commandLine.givenTwice(name))
      values.set(name, value)
    } else if (isFlag(name)) {
      if (equals >= 0) return error(wording.commandLine.takesNoValue(name))
      seen.add(name)
    } else {
      if (!name.startsWith('-')) return error(wording.commandLine.notAnOption(name))
      const meant = nearest(name, [...valueOptions, ...flags])
      return error(wording.commandLine.unknownOption(name, meant))
    }
  }

  if (seen.has('--help')) return { kind: 'help', message: wording.commandLine.help }
  if (seen.has('--version')) return { kind: 'version', message: '' }
  const shell = values.get('--shell')
  if (shell !== undefined && shell !== 'electron' && shell !== 'browser')
    return error(wording.commandLine.wrongShell(shell))
  const portText = values.get('--port')
  const port = portText === undefined ? undefined : portOf(portText)
  if (port === null) return error(wording.commandLine.wrongPort(portText ?? ''))
  const importFile = values.get('--import')
  const demo = seen.has('--demo')
  return {
    kind: 'ok',
    options: {
      ...(shell && { shell }),
      dataDir: resolve(values.get('--data-dir') ?? defaultDataDir(machine, demo)),
      ...(port !== undefined && { port }),
      open: !seen.has('--no-open'),
      ...(importFile !== undefined && { importFile: resolve(importFile) }),
      demo,
      hidden: seen.has('--hidden'),
    },
  }
}
