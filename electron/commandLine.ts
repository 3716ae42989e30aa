/** Switches of Chromium, Node and the systems' launchers, which reach us among our own. */
const foreign = [
  /^-psn_/,
  /^--(no-sandbox|inspect|remote-debugging|original-process-start-time|allow-file-access-from-files)/,
  /^--(ozone|enable|disable|force|gtk|use|password-store|class|lang|js-flags|log|v|vmodule|user-data-dir|squirrel)(-|=|$)/,
]

/**
 * The arguments meant for Headstart: without the executable, without the script that an unpacked Electron is
 * started with, and without Chromium's switches.
 */
export function ownArguments(argv: readonly string[], script: string | null): string[] {
  const from = script === null ? 1 : Math.max(1, argv.findIndex((arg, index) => index > 0 && arg.endsWith(script)) + 1)
  return argv.slice(from).filter((arg) => !foreign.some((pattern) => pattern.test(arg)))
}

/** What a second launch tells the first. Read from untrusted data: any program of this user can send it. */
export type SecondLaunch = { path?: string; hidden: boolean }

/** Accepts only what `SecondLaunch` says; anything else counts as a plain second launch. */
export function readSecondLaunch(data: unknown): SecondLaunch {
  if (typeof data !== 'object' || data === null) return { hidden: false }
  const hidden = 'hidden' in data && data.hidden === true
  const path = 'path' in data && typeof data.path === 'string' && /^\/incidents\/[\w.%~-]{1,128}$/.test(data.path)
  return path ? { hidden, path: String(data.path) } : { hidden }
}
