import { expect, test } from 'vitest'
import { createSecrets, environmentName } from '../../../electron/node/secrets/createSecrets.ts'
import { type Keychain, type KeychainAnswer, keychainProblem } from '../../../electron/node/secrets/keychain.ts'

/** Timing rules only; the real keychain has its own test. */
function world(answer: (name: string) => KeychainAnswer) {
  const asked: string[] = []
  let nowMs = 0
  const call = (name: string) => {
    asked.push(name)
    return Promise.resolve(answer(name))
  }
  const keychain: Keychain = { get: call, set: call, remove: call, close: async () => ({ stuck: false }) }
  const secrets = createSecrets({ keychain, allowEnvironment: false, env: {}, monotonicMs: () => nowMs })
  return {
    secrets,
    asked,
    pass(ms: number) {
      nowMs += ms
    },
  }
}

test.each([
  ['stripe.apiKey', 'HEADSTART_SECRET_STRIPE_APIKEY'],
  ['a-b_c.1', 'HEADSTART_SECRET_A_B_C_1'],
])('%s is %s in the environment', (name, expected) => {
  expect(environmentName(name)).toBe(expected)
})

test('a value is read once, also by many at once, and again after a while or a change', async () => {
  const { secrets, asked, pass } = world((name) => ({ kind: 'done', value: `value of ${name}` }))
  const answers = await Promise.all([secrets.get('a'), secrets.get('a'), secrets.get('a')])
  expect(answers).toEqual(Array(3).fill({ kind: 'value', value: 'value of a' }))
  await secrets.get('a')
  expect(asked).toEqual(['a'])
  pass(300_001)
  await secrets.get('a')
  await secrets.set('a', 'new')
  await secrets.get('a')
  await secrets.remove('a')
  await secrets.get('a')
  expect(asked).toEqual(['a', 'a', 'a', 'a', 'a', 'a'])
})

test('a locked keychain is asked again after growing waits, not at every probe', async () => {
  const { secrets, asked, pass } = world(() => ({ kind: 'unavailable', problem: 'locked' }))
  for (let second = 0; second < 100; second++) {
    expect(await secrets.get('a')).toEqual({ kind: 'unavailable', problem: 'locked' })
    pass(1_000)
  }
  // At 0, 15 and 45 s; the next would be at 105 s.
  expect(asked).toHaveLength(3)
})

test('a value read before goes on serving while the keychain is locked', async () => {
  let answer: KeychainAnswer = { kind: 'done', value: 'v' }
  const { secrets, pass } = world(() => answer)
  await secrets.get('a')
  answer = { kind: 'unavailable', problem: 'locked' }
  pass(400_000)
  expect(await secrets.get('a')).toEqual({ kind: 'value', value: 'v' })
  expect(await secrets.available()).toEqual({ available: false, problem: 'locked' })
})

test.each([
  ["Couldn't access platform storage: Secret Service: unlock prompt was dismissed", 'The keychain is locked.'],
  ['Platform failure: DBus error: no address', 'No keychain answers on this machine.'],
  ['User interaction is not allowed', 'The keychain refused access.'],
  ['odd\nthing', 'The keychain failed: odd thing.'],
])('%j is said as %j', (raw, sentence) => {
  expect(keychainProblem(raw)).toBe(sentence)
})

test('a token in use stays known while thousands of others come and go, and no more than needed are kept', () => {
  const { secrets, pass } = world(() => ({ kind: 'done', value: null }))
  const minute = 60_000
  for (let n = 0; n < 3 * 24 * 60; n++) {
    secrets.learn('oauth.token', `short-${n}`)
    // Used by a monitor that asks every ten minutes.
    if (n % 10 === 0) secrets.learn('oauth.token', 'lives for days')
    expect(secrets.knownValues()).toContainEqual({ name: 'oauth.token', value: 'lives for days' })
    pass(minute)
  }
  expect(secrets.knownValues()).toHaveLength(200)
  // More credentials than that at the same time: none of their tokens is forgotten while its answer is on its way.
  const many = Array.from({ length: 500 }, (_, n) => ({ name: 'oauth.token', value: `one of many ${n}` }))
  for (const { name, value } of many) secrets.learn(name, value)
  expect(secrets.knownValues()).toEqual(expect.arrayContaining(many))
  pass(10 * minute)
  secrets.learn('oauth.token', 'next')
  expect(secrets.knownValues()).toHaveLength(200)
})
