import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type PageReading, pageReadingSchema } from '../../../electron/core/model/statusPage.ts'
import { Unreadable } from '../../../electron/core/statusPage/fields.ts'
import { readPage } from '../../../electron/core/statusPage/readPage.ts'
import { decodeDocument } from '../../../electron/node/statusPages/decodeDocument.ts'

const nowMs = Date.parse('2026-10-05T12:00:00Z')
const folder = new URL('../../kit/statusPages/', import.meta.url)

/** A sample as it would come out of a response. */
function document(file: string): unknown {
  const bytes = readFileSync(new URL(file, folder))
  const text = new TextDecoder(file.includes('utf16be') ? 'utf-16be' : 'utf-8').decode(bytes)
  const size = { wireBytes: bytes.length, decodedBytes: bytes.length, truncated: false }
  return decodeDocument({ text, ...size }, file.endsWith('.xml') ? 'xml' : 'json')
}

function read(kind: string, main: string, more: Record<string, string> = {}, picks: string[] = []): PageReading {
  const files = Object.entries({ main, ...more }).map(([name, file]) => [name, document(file)])
  const spec = { kind, url: 'https://status.acme.example' }
  const vendorName = 'Acme or Amazon'
  return pageReadingSchema.parse(readPage(Object.fromEntries(files), { spec, vendorName, picks, nowMs }))
}

type Row = [
  kind: string,
  file: string,
  indicator: PageReading['indicator'],
  incidents: string[],
  more?: Record<string, string>,
  picks?: string[],
]

const rows: Row[] = [
  ['statuspage', 'statuspage-operational.json', 'operational', []],
  ['statuspage', 'statuspage-incident-major.json', 'partial-outage', ['Elevated 5xx on the REST API']],
  ['statuspage', 'statuspage-incident-major.json', 'operational', [], {}, ['Card payments']],
  [
    'statuspage',
    'statuspage-incident-major.json',
    'partial-outage',
    ['Elevated 5xx on the REST API'],
    {},
    ['REST API'],
  ],
  ['statuspage', 'statuspage-indicator-none-open-incident.json', 'degraded', ['Delayed dashboard reports']],
  ['statuspage', 'statuspage-maintenance.json', 'maintenance', []],
  ['statuspage', 'statuspage-critical-unknown-values.json', 'major-outage', ['API unavailable']],
  ['incident.io', 'incidentio-compat-empty.json', 'operational', []],
  ['incident.io', 'incidentio-compat-incident.json', 'degraded', ['Slow responses for large prompts']],
  ['incident.io', 'incidentio-widget-summary.json', 'partial-outage', ['Errors in region EU']],
  ['instatus', 'instatus-up.json', 'operational', []],
  ['instatus', 'instatus-issues.json', 'partial-outage', ['Mail is delayed']],
  ['instatus', 'instatus-maintenance.json', 'maintenance', []],
  ['instatus', 'instatus-up.json', 'partial-outage', [], { components: 'instatus-components-v3.json' }, ['SMTP']],
  ['instatus', 'instatus-up.json', 'operational', [], { components: 'instatus-components-array.json' }, ['SMTP']],
  ['status.io', 'statusio-operational.json', 'operational', []],
  ['status.io', 'statusio-partial.json', 'partial-outage', ['Image pulls fail in the EU']],
  ['betterstack', 'betterstack-index.json', 'degraded', ['Builds queue for a long time']],
  ['google', 'google-incidents.json', 'partial-outage', ['Elevated latency for object writes']],
  ['google', 'google-incidents.json', 'operational', [], {}, ['us-east1']],
  ['google', 'google-products.json', 'unreadable', []],
  [
    'aws-health',
    'aws-currentevents.json',
    'degraded',
    ['Amazon Simple Storage Service (Frankfurt): Increased Error Rates'],
    {},
    ['eu-central-1'],
  ],
  [
    'aws-health',
    'aws-currentevents.utf16be.json',
    'degraded',
    ['Amazon Simple Storage Service (Frankfurt): Increased Error Rates'],
    {},
    ['s3-eu-central-1'],
  ],
  ['aws-health', 'aws-currentevents.json', 'operational', [], {}, ['eu-west-1']],
  ['aws-health', 'aws-currentevents-empty.utf16be.json', 'operational', [], {}, ['eu-west-1']],
  ['aws-health', 'aws-currentevents.json', 'unreadable', []],
  ['rss', 'aws-all.rss.xml', 'degraded', ['Service degradation: Increased Error Rates']],
  ['custom-json:slack', 'slack-ok.json', 'operational', []],
  ['custom-json:slack', 'slack-active.json', 'major-outage', ['Some apps cannot post messages']],
  ['custom-json:slack', 'slack-notice.json', 'operational', []],
  ['custom-json:heroku', 'heroku-green.json', 'operational', []],
  ['custom-json:heroku', 'heroku-red.json', 'major-outage', ['Dynos do not start']],
  ['custom-json:stripe', 'stripe-current-full.json', 'degraded', []],
  ['stripe', 'stripe-current.json', 'degraded', []],
  ['stripe', 'stripe-current.json', 'operational', [], {}, ['api']],
  ['custom-json:sorryapp', 'sorryapp-status.json', 'degraded', []],
  [
    'custom-json:sorryapp',
    'sorryapp-status.json',
    'degraded',
    ['Slow SMTP'],
    { components: 'sorryapp-components.json', notices: 'sorryapp-notices.json' },
  ],
  [
    'custom-json:statuscast',
    'statuscast-status.json',
    'degraded',
    ['Errors in Europe'],
    { components: 'statuscast-components.json', incidents: 'statuscast-incidents.json' },
  ],
  [
    'custom-json:algolia',
    'algolia-status.json',
    'degraded',
    ['Slow search in one cluster'],
    { availability: 'algolia-availability.json', incidents: 'algolia-incidents.json' },
  ],
  ['custom-json:algolia', 'algolia-status.json', 'operational', [], {}, ['c1-eu']],
  [
    'custom-json:pagerduty',
    'pagerduty-posts.json',
    'degraded',
    ['SMS delayed'],
    { services: 'pagerduty-services.json' },
  ],
  ['custom-json:zendesk', 'zendesk-incidents-none.json', 'operational', []],
  ['custom-json:zendesk', 'zendesk-incidents-active.json', 'partial-outage', ['Agents cannot open tickets']],
  ['custom-json:salesforce-trust', 'salesforce-instance-status.json', 'degraded', ['We investigate slow pages.']],
  ['rss', 'rss2-history.xml', 'degraded', ['Elevated 5xx on the REST API']],
  ['per-tenant-rss', 'rss2-empty.xml', 'operational', []],
  ['atom', 'atom-history.xml', 'degraded', ['Slow responses for large prompts']],
  ['atom', 'atom-title-prefix.xml', 'operational', []],
  ['statuspage', 'instatus-up.json', 'unreadable', []],
  ['instatus', 'statuspage-operational.json', 'unreadable', []],
  ['atom', 'statuspage-operational.json', 'unreadable', []],
  ['no-such-kind', 'statuspage-operational.json', 'unreadable', []],
]

describe('every sample', () => {
  test.each(rows)('%s %s: %s %j', (kind, file, indicator, incidents, more, picks) => {
    const reading = read(kind, file, more, picks)
    expect({ says: reading.indicator, incidents: reading.incidents.map(({ title }) => title) }).toEqual({
      says: indicator,
      incidents,
    })
    expect(reading.next === undefined).toBe(indicator !== 'unreadable')
  })

  test.each(['decoy-html-shell.html', 'xml-bomb-and-xxe.xml'])('%s is refused', (file) => {
    expect(() => document(file)).toThrow(Unreadable)
  })

  test('every one of them is used', async () => {
    const { readdirSync } = await import('node:fs')
    const used = new Set([
      ...rows.flatMap(([, file, , , more]) => [file, ...Object.values(more ?? {})]),
      'decoy-html-shell.html',
      'xml-bomb-and-xxe.xml',
    ])
    expect(readdirSync(folder).filter((file) => !used.has(file))).toEqual([])
  })
})

describe('what a reading holds', () => {
  test('updates with the page’s own times, newest first, and the link', () => {
    const [incident] = read('statuspage', 'statuspage-incident-major.json').incidents
    expect(incident).toMatchObject({
      id: 'inc000000001',
      status: 'identified',
      link: 'https://stspg.example/inc000',
      components: ['REST API'],
      updates: [
        { status: 'identified', atMs: Date.parse('2026-10-05T09:18:40Z') },
        { status: 'investigating', atMs: Date.parse('2026-10-05T09:02:10Z') },
      ],
    })
  })

  test('an incident without a link of its own is found below its page', () => {
    expect(read('incident.io', 'incidentio-compat-incident.json').incidents[0]?.link).toBe(
      'https://status.acmeai.example/incidents/01J0000000000000000000INC1',
    )
  })

  test('groups are no components, and an unknown word is kept and is no "operational"', () => {
    const { components } = read('statuspage', 'statuspage-critical-unknown-values.json')
    expect(components.map(({ name, group, level, raw }) => [name, group, level, raw])).toEqual([
      ['REST API', 'Core API', 'major-outage', undefined],
      ['Card payments', undefined, 'degraded', 'something_new'],
      ['Webhooks', 'Core API', 'operational', undefined],
    ])
  })

  test('planned work: what runs and what comes', () => {
    const { maintenances } = read('statuspage', 'statuspage-maintenance.json')
    expect(maintenances.map(({ title, status }) => [title, status])).toEqual([
      ['Upgrade of the settlement database', 'in progress'],
      ['Certificate rotation', 'scheduled'],
    ])
  })

  test('zone names and offsets are understood', () => {
    expect(read('rss', 'aws-all.rss.xml').incidents[0]?.updatedAtMs).toBe(Date.parse('2026-10-05T16:26:40Z'))
    expect(read('slack', 'slack-active.json').incidents[0]?.startedAtMs).toBe(Date.parse('2026-10-05T08:10:00Z'))
  })

  test('chosen components that are not on the page make it unreadable, not green', () => {
    const reading = read('statuspage', 'statuspage-operational.json', {}, ['Payouts'])
    expect(reading.indicator).toBe('unreadable')
  })
})
