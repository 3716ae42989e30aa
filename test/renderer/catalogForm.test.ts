import { describe, expect, it } from 'vitest'
import { catalog, entryOf } from '../../electron/core/catalog/index.ts'
import { monitorFrom } from '../../electron/core/catalog/monitorFrom.ts'
import type { Transcript } from '../../electron/core/model/transcript.ts'
import type { Verdict } from '../../electron/core/model/verdict.ts'
import { findEntries } from '../../renderer/monitorForm/findEntries.ts'
import { newVendor, preparedForm } from '../../renderer/monitorForm/formValues.ts'
import { testWords } from '../../renderer/monitorForm/testWords.ts'
import { toDraft } from '../../renderer/monitorForm/toDraft.ts'
import { transcriptSample } from '../core/export/transcriptSample.ts'

describe('finding a vendor', () => {
  const names = (search: string) => findEntries(search).flatMap(({ entries }) => entries.map(({ name }) => name))

  it('shows all by category, and narrows by name, id or category', () => {
    expect(names('')).toHaveLength(catalog.length)
    expect(names('twilio')[0]).toContain('Twilio')
    expect(names('  MAIL ')).toEqual(expect.arrayContaining(['Mailgun', 'Postmark', 'Resend']))
    expect(names('aws s3')).toEqual(['Amazon S3'])
    expect(names('nobody')).toEqual([])
  })
})

describe('a form made from an entry', () => {
  const shape = (id: string) => {
    const entry = entryOf(id)
    if (!entry) throw new Error(`no entry ${id}`)
    return monitorFrom(entry, { fields: {}, region: 0, probeIndex: 0 })
  }

  it('reads back as the monitor and the vendor of the entry', () => {
    const { vendor, draft } = shape('slack')
    const form = preparedForm(draft, vendor, [])
    const read = toDraft(form)
    expect(read).toMatchObject({ ok: true, draft: { ...draft, id: form.id } })
    expect(newVendor(form)).toEqual(vendor)
  })

  it('uses a vendor that is there already, and another kind of page only with its own address', () => {
    const { vendor, draft } = shape('stripe')
    expect(preparedForm(draft, vendor, [vendor]).vendorId).toBe('stripe')
    const changed = { ...preparedForm(draft, vendor, []), statusPageUrl: 'https://status.acme.example' }
    expect(newVendor(changed)?.statusPage).toEqual({ kind: 'statuspage', url: 'https://status.acme.example' })
  })
})

describe('words after a test', () => {
  const transcriptWith = (verdict: Partial<Verdict>, status?: number): Transcript => {
    const transcript = transcriptSample()
    const exchange = transcript.exchanges.at(-1)
    if (exchange?.response && status !== undefined) exchange.response.status = status
    return {
      ...transcript,
      verdict: { state: 'down', reason: 'ok', sentence: 'Balance answers', evidence: [], ...verdict },
    }
  }
  it.each<[Partial<Verdict>, number, string]>([
    [{ state: 'up', reason: 'ok' }, 200, 'It works.'],
    [{ state: 'degraded', reason: 'slow' }, 200, 'with a warning'],
    [{ reason: 'key-rejected' }, 401, 'The key is the trouble.'],
    [{ reason: 'permission-missing' }, 403, 'A permission is the trouble.'],
    [{ reason: 'key-unavailable' }, 200, 'The key is missing.'],
    [{ reason: 'rate-limited' }, 429, 'limits our requests'],
    [{ reason: 'own-side' }, 200, 'Your own network'],
    [{ reason: 'failure' }, 200, 'does not answer'],
    [{ reason: 'status' }, 401, 'wants a key'],
    [{ reason: 'status' }, 404, 'nothing at this address'],
    [{ reason: 'status' }, 503, 'The vendor is the trouble.'],
    [{ reason: 'json' }, 200, 'not as expected'],
    [{ reason: 'rule-broken' }, 200, 'Nothing is known'],
  ])('%j with %i', (verdict, status, title) => {
    expect(testWords(transcriptWith(verdict, status)).title).toContain(title)
  })

  it('name the key that the vendor needs', () => {
    expect(testWords(transcriptWith({ reason: 'key-rejected' }, 401), entryOf('stripe')).text).toContain(
      'Restricted key',
    )
  })
})
