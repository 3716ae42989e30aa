import { describe, expect, it } from 'vitest'
import {
  authKinds,
  newAuth,
  newCertificate,
  parametersIn,
  parametersText,
} from '../../renderer/monitorForm/authForm.ts'
import { emptyForm, type FormValues, toForm } from '../../renderer/monitorForm/formValues.ts'
import { secretNames, toDraft } from '../../renderer/monitorForm/toDraft.ts'

const form = (patch: Partial<FormValues>): FormValues => ({
  ...emptyForm(null),
  vendorName: 'Acme Pay',
  name: 'Balance',
  id: 'acme-balance',
  url: 'https://api.acme.test/',
  ...patch,
})

describe('authentication in the form', () => {
  it.each([
    ['bearer', {}, ['acme-pay.apiKey']],
    ['basic', { user: 'me' }, ['acme-pay.password']],
    ['header', {}, ['acme-pay.apiKey']],
    ['query', {}, ['acme-pay.apiKey']],
    ['oauth2', { tokenUrl: 'https://auth.acme.test/token', clientId: 'id', scope: '' }, ['acme-pay.clientSecret']],
    ['aws', { service: 's3', region: 'r', accessKeyId: 'AKIDEXAMPLE', sessionToken: '' }, ['acme-pay.secretAccessKey']],
  ] as const)('%s is a draft with its secret named, and reads back', (kind, more, names) => {
    const auth = newAuth(kind, 'Acme Pay')
    const filled = form({ auth: { ...auth, ...more } as FormValues['auth'] })
    expect(secretNames(filled)).toEqual(names)
    const read = toDraft(filled)
    expect(read).toMatchObject({ ok: true, draft: { request: { auth: { kind } } } })
    if (!read.ok) return
    // What was left empty is absent.
    expect(Object.values(read.draft.request.auth ?? {})).not.toContain('')
    const again = toDraft(toForm(read.draft))
    expect(again).toEqual(read)
  })

  it('has an entry for every kind, and none gives none', () => {
    expect(authKinds.map(({ value }) => newAuth(value, 'v')?.kind ?? 'none')).toEqual(
      authKinds.map(({ value }) => value),
    )
  })

  it('names what is missing where it stands', () => {
    const read = toDraft(form({ auth: newAuth('oauth2', 'v') }))
    expect(!read.ok && read.issues.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['request.auth.oauth2.tokenUrl', 'request.auth.oauth2.clientId']),
    )
  })

  it('shows a client certificate by its secrets', () => {
    const filled = form({ clientCertificate: { ...newCertificate('Acme'), passphrase: '' } })
    expect(secretNames(filled)).toEqual(['acme.clientCertificate', 'acme.clientKey'])
    const read = toDraft(filled)
    expect(read.ok && read.draft.request.clientCertificate).toEqual({
      certificate: '{{secret:acme.clientCertificate}}',
      key: '{{secret:acme.clientKey}}',
    })
  })

  it('reads more token parameters, one a line', () => {
    expect(parametersIn('audience = https://x/?a=b \n\nno name\nresource=')).toEqual({
      audience: 'https://x/?a=b',
      resource: '',
    })
    expect(parametersIn(' \n')).toBeUndefined()
    const auth = { ...newAuth('oauth2', 'v'), tokenUrl: 'https://x.test/', clientId: 'i' } as FormValues['auth']
    const read = toDraft(form({ auth, tokenParameters: 'audience=x' }))
    expect(read.ok && parametersText(read.draft.request.auth)).toBe('audience=x')
    const without = toDraft(form({ auth: read.ok ? read.draft.request.auth : undefined, tokenParameters: '' }))
    expect(without.ok && parametersText(without.draft.request.auth)).toBe('')
  })
})
