import { expect, test } from 'vitest'
import { alternativeNames } from '../../../electron/node/probe/certificate.ts'

test.each([
  [undefined, []],
  ['', []],
  ['DNS:a.example', ['a.example']],
  ['DNS:*.a.example, IP Address:10.0.0.1, DNS:b.example', ['*.a.example', '10.0.0.1', 'b.example']],
  ['IP Address:2001:DB8:0:0:0:0:0:1', ['2001:DB8:0:0:0:0:0:1']],
  ['DNS:"odd, DNS:evil.example", DNS:b.example', ['odd, DNS:evil.example', 'b.example']],
  ['URI:https://a.example/x, email:ops@a.example', ['https://a.example/x', 'ops@a.example']],
])('%j', (subjectAltName, names) => {
  expect(alternativeNames(subjectAltName)).toEqual(names)
})
