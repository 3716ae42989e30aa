import { createInterface } from 'node:readline'
import { createSecrets } from '../../../electron/node/secrets/createSecrets.ts'
import { createKeychain } from '../../../electron/node/secrets/keychain.ts'

/** A process of its own, for the bus address is read once per process: answers calls on lines of JSON. */
const { TEST_WAIT_MS = '5000', TEST_PART_UNITS } = process.env
const keychain = createKeychain({
  waitMs: Number(TEST_WAIT_MS),
  ...(TEST_PART_UNITS !== undefined && { partUnits: Number(TEST_PART_UNITS) }),
})
const secrets = createSecrets({
  keychain,
  allowEnvironment: process.env.TEST_ALLOW_ENVIRONMENT === '1',
  env: process.env,
})

let ticks = 0
setInterval(() => {
  ticks += 1
}, 5).unref()

async function call([name, ...args]: string[]): Promise<unknown> {
  const [first = '', second = ''] = args
  if (name === 'get') return secrets.get(first)
  if (name === 'set') return secrets.set(first, second)
  if (name === 'remove') return secrets.remove(first)
  if (name === 'state') return secrets.state(first)
  if (name === 'available') return secrets.available()
  if (name === 'ticks') return ticks
  return secrets.knownValues()
}

const lines = createInterface({ input: process.stdin })
let before: Promise<void> = Promise.resolve()
lines.on('line', (line) => {
  before = before.then(async () => {
    process.stdout.write(`${JSON.stringify(await call(JSON.parse(line)))}\n`)
  })
})
lines.on('close', () => {
  void before.then(async () => {
    // A stuck call must not keep the process: the test waits for its end.
    process.stdout.write(`${JSON.stringify(await keychain.close())}\n`, () => process.exit(0))
  })
})
