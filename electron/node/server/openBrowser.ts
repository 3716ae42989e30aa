import { spawn } from 'node:child_process'

/** The program that opens an address in the user's browser. */
export function browserCommand(platform: NodeJS.Platform, url: string): [string, string[]] {
  if (platform === 'darwin') return ['open', [url]]
  // `start` belongs to cmd, which reads & and ^ itself; rundll32 takes the address as it is.
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]]
  return ['xdg-open', [url]]
}

/** Opens an address in the user's browser where there is one. Never fails: the printed address remains. */
export function openBrowser(url: string): void {
  const [program, args] = browserCommand(process.platform, url)
  try {
    const child = spawn(program, args, { stdio: 'ignore', detached: true })
    child.on('error', () => {})
    child.unref()
  } catch {
    // No such program, or no more processes: the address on the terminal is enough.
  }
}
