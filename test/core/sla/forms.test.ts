import { describe, expect, test } from 'vitest'
import { slaCsv } from '../../../electron/core/sla/csv.ts'
import { slaHtml } from '../../../electron/core/sla/html.ts'
import { incident, minuteMs, point, reportOf, vendor } from './sample.ts'

const hostile = '=HYPERLINK("https://evil.test")<script>alert(1)</script>'
const report = reportOf({
  vendor: { ...vendor, name: 'Northpay <&> "Sons"' },
  bad: { downMs: 90 * minuteMs, p50Ms: 94, p95Ms: 180.456, maxMs: 9_000, phases: { wait: 60 } },
  incidents: [
    {
      incident: incident({
        firstFailureAtMs: Date.parse('2026-11-01T12:00:00Z'),
        closedAtMs: Date.parse('2026-11-01T13:30:00Z'),
        title: hostile,
      }),
      part: { fromMs: Date.parse('2026-11-01T12:00:00Z'), toMs: Date.parse('2026-11-01T13:30:00Z') },
      observed: point(Date.parse('2026-11-01T12:00:00Z'), Date.parse('2026-11-01T13:30:00Z'), {
        downMs: 90 * minuteMs,
      }),
    },
  ],
})

describe('CSV', () => {
  const [head = '', ...lines] = slaCsv(report).trimEnd().split('\r\n')
  const columns = head.split(',')
  const cell = (line: string, column: string) => line.split(',')[columns.indexOf(column)]

  test('every row has all columns, and all kinds of rows are there', () => {
    for (const line of lines.filter((each) => !each.includes('HYPERLINK')))
      expect(line.replace(/"(?:[^"]|"")*"/g, '').split(',')).toHaveLength(columns.length)
    const kinds = new Set(lines.map((line) => line.split(',')[0]))
    expect([...kinds]).toEqual(['month', 'monitor', 'phase', 'day', 'outage'])
    expect(lines.filter((line) => line.startsWith('day,'))).toHaveLength(30)
  })

  test('figures are those of the report', () => {
    const monitor = lines.find((line) => line.startsWith('monitor,'))?.replace(/"(?:[^"]|"")*"/g, 'quoted') ?? ''
    expect(cell(monitor, 'down s')).toBe('5400')
    expect(cell(monitor, 'availability %')).toBe('99.791667')
    expect(cell(monitor, 'p95 ms')).toBe('180.46')
    expect(cell(monitor, 'from (UTC)')).toBe('2026-10-31T23:00:00.000Z')
    expect(cell(monitor, 'from (local)')).toBe('2026-11-01 00:00:00 +01:00')
  })

  test('a title that a spreadsheet would run does not run', () => {
    expect(slaCsv(report)).toContain(`"'=HYPERLINK(""https://evil.test"")<script>`)
  })
})

describe('HTML', () => {
  const page = slaHtml(report)

  test('holds nothing that loads or runs', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!#)|\bsrc=|\son\w+=/i)
    expect(page).toContain("default-src 'none'")
    expect([...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['https://status.northpay.test'])
  })

  test('shows hostile text as text', () => {
    expect(page).toContain('Northpay &lt;&amp;&gt; &quot;Sons&quot;')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test('tells the figures, the tier, the outage and the time zone', () => {
    for (const text of [
      'The promise was not kept. Availability was 99.7916% of 100% observed, against 99.9% promised.',
      'Below 99.9%: 10% credit.',
      '2026-11-01 13:00:00 +01:00',
      '2026-11-01 12:00:00 UTC',
      '1 h 30 min',
      '180 ms',
      'calendar month in Europe/Berlin',
      'acct_1',
    ])
      expect(page).toContain(text)
  })

  test('links the transcripts where they are packed', () => {
    const packed = slaHtml(report, () => [{ text: 'a.txt', path: 'outages/a.txt' }])
    expect(packed).toContain('<a href="outages/a.txt">a.txt</a>')
  })
})
