/** Before the fuses in Electron's executable: @electron/fuses looks for the same. */
export const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** In the order of Electron's fuse wire, version 1; true is on. */
const wanted: [name: string, on: boolean][] = [
  ['runAsNode', false],
  ['cookieEncryption', true],
  ['nodeOptions', false],
  ['nodeCliInspect', false],
  ['embeddedAsarIntegrityValidation', true],
  ['onlyLoadAppFromAsar', true],
  ['loadBrowserProcessSpecificV8Snapshot', false],
  ['grantFileProtocolExtraPrivileges', false],
]

/** Which fuses of an executable are not as they must be, one sentence each. */
export function fuseProblems(executable: Buffer): string[] {
  const at = executable.indexOf(sentinel)
  if (at < 0) return ['The executable has no fuses.']
  const wire = executable.subarray(at + sentinel.length + 2)
  return wanted.flatMap(([name, on], index) => {
    const state = String.fromCharCode(wire[index] ?? 0)
    return state === (on ? '1' : '0') ? [] : [`The fuse ${name} is not ${on ? 'on' : 'off'}.`]
  })
}
