import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftIssues } from '../../electron/core/config/toConfig.ts'
import { monitorDraftSchema, requestSchema } from '../../electron/core/model/monitor.ts'
import { createRedactor } from '../../electron/core/redact.ts'
import { placeholderProblems, resolveSecrets, secretNamesOf } from '../../electron/core/secretTemplate.ts'

const withHeader = (value: string) =>
  requestSchema.parse({ url: 'https://a.example/', headers: [{ name: 'Authorization', value }] })
const issuesOf = (value: string) =>
  draftIssues(monitorDraftSchema.parse({ id: 'm', vendorId: 'v', name: 'M', request: withHeader(value) })).map(
    ({ message }) => message,
  )

describe('{{basic:USER:PASSWORD}}', () => {
  it('becomes the base64 of any user and password, and redaction finds the password in it', () => {
    const password = fc
      .string({ minLength: 8, unit: 'grapheme' })
      .filter((text) => text.trim() === text && text.length >= 8)
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9@./ -]{0,30}$/), password, (user, secret) => {
        const request = withHeader(`Basic {{basic:${user}:{{secret:v.key}}}}`)
        const header = resolveSecrets(request, { 'v.key': secret }).headers[0]?.value ?? ''
        expect(Buffer.from(header.slice('Basic '.length), 'base64').toString()).toBe(`${user}:${secret}`)
        const shown = createRedactor([{ name: 'v.key', value: secret }], () => 'a91f').text(
          `seen ${header.slice('Basic '.length)} here`,
        )
        expect(shown).not.toContain(header.slice('Basic '.length))
      }),
      { numRuns: 60 },
    )
  })

  it('names the secrets of both parts', () => {
    expect(secretNamesOf(withHeader('Basic {{basic:{{secret:v.user}}:{{secret:v.key}}}}'))).toEqual(['v.user', 'v.key'])
  })

  it('takes a value that looks like a template as it is', () => {
    const sent =
      resolveSecrets(withHeader('Basic {{basic:u:{{secret:k}}}}'), { k: '{{secret:k}}' }).headers[0]?.value ?? ''
    expect(Buffer.from(sent.slice(6), 'base64').toString()).toBe('u:{{secret:k}}')
  })

  it.each(['Basic {{basic:u}}', 'Basic {{basic: u', 'Basic {{ basic:u:p }}', 'Basic {{basic:{{secret:k}}}}'])(
    '%s is refused',
    (value) => {
      expect(placeholderProblems(withHeader(value))).toHaveLength(1)
      expect(() => resolveSecrets(withHeader(value), { k: 'x' })).toThrow('{{basic:USER:PASSWORD}}')
      expect(issuesOf(value)).toHaveLength(1)
    },
  )

  it.each([
    ['Basic {{basic:AC0123456789abcdef0123456789abcdef:{{secret:v.key}}}}', 0],
    ['Basic {{basic:{{secret:v.key}}:}}', 0],
    ['Basic {{basic:user:hunter2}}', 1],
    ['Basic {{basic:sk_live_0123456789abcdef:}}', 1],
    ['Basic dXNlcjpodW50ZXIyaHVudGVyMg==', 1],
  ])('%s: keys in plain text are noticed', (value, issues) => {
    expect(issuesOf(value)).toHaveLength(issues)
  })
})
