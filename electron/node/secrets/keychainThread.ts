/**
 * What the keychain's thread runs, as text: a bundle is one file, so there is none to name. Entries are pinned to the
 * Secret Service on Linux: unpinned, the package falls back in silence to the kernel's keyring, which forgets every
 * key at the next start of the machine.
 */
export const keychainThread = `
const { parentPort, workerData } = require('node:worker_threads')
const { Entry } = require(workerData.packagePath)
const options = { linux: { store: 'secret-service' } }
parentPort.on('message', ({ id, action, name, value }) => {
  try {
    const entry = new Entry(workerData.service, name, options)
    if (action === 'set') entry.setPassword(value)
    if (action === 'remove') entry.deletePassword()
    parentPort.postMessage({ id, value: action === 'get' ? entry.getPassword() : null })
  } catch (error) {
    parentPort.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
  Atomics.store(workerData.busy, 0, 0)
  Atomics.notify(workerData.busy, 0)
})
`
