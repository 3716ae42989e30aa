/** What the thread says when the entry of a split value does not fit its parts. */
export const partsMissing = 'parts missing'

/**
 * What the keychain's thread runs, as text: a bundle is one file, so there is none to name. Entries are pinned to the
 * Secret Service on Linux: unpinned, the package falls back in silence to the kernel's keyring, which forgets every
 * key at the next start of the machine.
 *
 * A value longer than `partUnits` (UTF-16 code units) stands in parts, `NAME#a.1`, `NAME#a.2` and so on, and the entry
 * NAME says which: no secret's name has a `#`. A new value's parts are written under the other letter first and the
 * entry last, so that a crash at any moment leaves the old value or the new one; what it leaves behind besides is removed
 * by the next write.
 */
export const keychainThread = `
const { createHash } = require('node:crypto')
const { parentPort, workerData } = require('node:worker_threads')
const { Entry } = require(workerData.packagePath)
const { service, partUnits } = workerData
const options = { linux: { store: 'secret-service' } }
const mark = 'headstart-parts:1:'
const letters = ['a', 'b']

const entryOf = (name) => new Entry(service, name, options)
const partName = (name, letter, number) => name + '#' + letter + '.' + number
const digest = (value) => createHash('sha256').update(value).digest('hex').slice(0, 16)

function headOf(text) {
  const found = /^headstart-parts:1:([ab]):([0-9]{1,4}):([0-9a-f]{16})$/.exec(text ?? '')
  return found && { letter: found[1], count: Number(found[2]), digest: found[3] }
}

function split(value) {
  const parts = []
  for (let from = 0; from < value.length; ) {
    let to = Math.min(value.length, from + partUnits)
    // Half of a surrogate pair is no text.
    if (to < value.length && to - from > 1 && /[\\uD800-\\uDBFF]/.test(value[to - 1])) to -= 1
    parts.push(value.slice(from, to))
    from = to
  }
  return parts
}

function get(name) {
  const text = entryOf(name).getPassword() ?? null
  const head = headOf(text)
  if (!head) return text
  let value = ''
  for (let number = 1; number <= head.count; number++)
    value += entryOf(partName(name, head.letter, number)).getPassword() ?? ''
  if (digest(value) !== head.digest) throw new Error('${partsMissing}')
  return value
}

/** From the last one down: what a crash leaves is found by the next walk. */
function removeParts(name, letter) {
  let count = 0
  while ((entryOf(partName(name, letter, count + 1)).getPassword() ?? null) !== null) count += 1
  for (; count > 0; count--) entryOf(partName(name, letter, count)).deletePassword()
}

function set(name, value) {
  const letter = headOf(entryOf(name).getPassword())?.letter === 'a' ? 'b' : 'a'
  if (value.length <= partUnits && !value.startsWith(mark)) {
    entryOf(name).setPassword(value)
    for (const old of letters) removeParts(name, old)
    return
  }
  removeParts(name, letter)
  const parts = split(value)
  parts.forEach((part, index) => entryOf(partName(name, letter, index + 1)).setPassword(part))
  entryOf(name).setPassword(mark + letter + ':' + parts.length + ':' + digest(value))
  removeParts(name, letter === 'a' ? 'b' : 'a')
}

function remove(name) {
  entryOf(name).deletePassword()
  for (const letter of letters) removeParts(name, letter)
}

parentPort.on('message', ({ id, action, name, value }) => {
  try {
    if (action === 'set') set(name, value)
    if (action === 'remove') remove(name)
    parentPort.postMessage({ id, value: action === 'get' ? get(name) : null })
  } catch (error) {
    parentPort.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
  Atomics.store(workerData.busy, 0, 0)
  Atomics.notify(workerData.busy, 0)
})
`
