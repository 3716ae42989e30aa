import { expect, test } from 'vitest'
import { acceleratorProblem } from '../../electron/core/accelerator.ts'

test.each(['CommandOrControl+Alt+H', 'Ctrl+Shift+F12', 'F9', 'Super + Space', 'Alt+/', 'CmdOrCtrl+Plus'])(
  '%s can be tried',
  (text) => {
    expect(acceleratorProblem(text)).toBeUndefined()
  },
)

test.each([
  ['', /is not a key/],
  ['H', /Hold at least one/],
  ['Shift+H', /Hold at least one/],
  ['Ctrl+Alt', /A key to press is missing/],
  ['Hyper+H', /“Hyper” is not a key that is held/],
  ['Ctrl+Home2', /“Home2” is not a key/],
  ['Ctrl++', /is not a key/],
])('%s is refused with a sentence', (text, said) => {
  expect(acceleratorProblem(text)).toMatch(said)
})
