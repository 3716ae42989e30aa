import { isoOf, sayDuration, sayMs, sayUtc, shorten } from '../explain/say.ts'
import { isoWithLocal } from './localTime.ts'
import { sayReplacements } from './replacements.ts'
import type { Report } from './report.ts'
import { evidenceLine } from './text.ts'

/** Support forms take about this much; what does not fit is in the HAR file. */
const maxText = 9_900
/** Issue trackers take 65,536 characters. */
const maxMarkdown = 60_000

type Marks = {
  heading(text: string): string
  item(text: string): string
  value(text: string): string
  block(text: string, language: string): string
  /** Vendor text where markup would count. */
  cell(text: string): string
  table(head: string[], rows: string[][]): string
  maxLength: number
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** Longer than any run of backticks in the text, so that no vendor's text can end the block. */
function fence(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((match) => match[0].length))
  return '`'.repeat(Math.max(3, longest + 1))
}

const escaped = (text: string) => oneLine(text).replaceAll(/([\\`*_[\]<>#|])/g, '\\$1')

const markdown: Marks = {
  maxLength: maxMarkdown,
  cell: escaped,
  heading: (text) => `\n## ${text}\n`,
  item: (text) => `- ${text}`,
  value: (text) => {
    const ticks = text.includes('`') ? fence(text) : '`'
    return `${ticks}${text.includes('`') ? ` ${oneLine(text)} ` : oneLine(text)}${ticks}`
  },
  block: (text, language) => `${fence(text)}${language}\n${text}\n${fence(text)}`,
  table: (head, rows) =>
    [head, head.map(() => '---'), ...rows]
      .map((row) => `| ${row.map((cell) => cell.replaceAll(/(?<!\\)\|/g, '\\|')).join(' | ')} |`)
      .join('\n'),
}

const plain: Marks = {
  maxLength: maxText,
  cell: oneLine,
  heading: (text) => `\n${text.toUpperCase()}\n`,
  item: (text) => `- ${text}`,
  value: oneLine,
  block: (text) => text,
  table: (head, rows) => {
    const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => (row[at] ?? '').length)))
    return [head, ...rows]
      .map((row) =>
        row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd(),
      )
      .join('\n')
  },
}

const time = (ms: number | undefined) => (ms === undefined ? 'not reached' : sayMs(ms))

const room = (text: string, max: number) => oneLine(shorten(text, max))

function idSection({ requestIds }: Report, marks: Marks, scale: number): string[] {
  if (requestIds.length === 0) return [marks.item('Request ids: the responses carried none.')]
  const failing = requestIds.filter(({ state }) => state !== 'up')
  const good = requestIds.filter(({ state }) => state === 'up')
  const rows = [...failing.slice(0, Math.ceil(10 * scale)), ...good].map(
    ({ name, value, atMs, state, status, place }) => [
      state === 'up' ? 'good' : 'failing',
      marks.value(room(name, 60)),
      marks.value(room(value, 120)),
      place,
      status === undefined ? 'none' : String(status),
      isoOf(atMs),
    ],
  )
  return [marks.table(['request', 'name', 'id', 'found in', 'status', 'UTC'], rows), '']
}

function summary(report: Report, marks: Marks): string[] {
  const { failures } = report
  const facts: [string, string | undefined][] = [
    ['Account', report.accountId && marks.value(room(report.accountId, 200))],
    ['Endpoint', report.endpoint ? marks.value(room(report.endpoint, 500)) : 'nothing could be sent'],
    ['Environment', report.environment],
    ['API version', report.apiVersion && marks.value(room(report.apiVersion, 120))],
    ['Server', report.remote && `${report.remote}${report.edge ? `, behind ${report.edge}` : ''}`],
    ['Asked from', report.ranOn && room(report.ranOn, 200)],
    ['On the way', report.redirects],
    ['Error of the vendor', report.vendorError && marks.value(room(report.vendorError, 300))],
    ['Failed in the phase', report.failedPhase],
    ...times(report),
    ['We were alerted', report.alertedAtMs === undefined ? undefined : isoOf(report.alertedAtMs)],
    ['Attempts', attemptsText(failures)],
    ['Last success before', report.lastGoodAtMs === undefined ? undefined : isoOf(report.lastGoodAtMs)],
    ['Against that', report.difference && room(report.difference, 250)],
  ]
  return facts.flatMap(([name, said]) => (said ? [marks.item(`${name}: ${said}`)] : []))
}

function attemptsText({ attempts, failed, inARow }: Report['failures']): string {
  const row = inARow > 1 && inARow < failed ? `, the last ${inARow} in a row` : ''
  return `${attempts}, failed: ${failed}${inARow > 1 && inARow === failed ? ', all in a row' : row}`
}

function times({ failures, nowMs, zone }: Report): [string, string][] {
  const { firstAtMs, lastAtMs, closedAtMs, attempts, failed } = failures
  if (failed === 0) return [['Time', isoWithLocal(firstAtMs, zone)]]
  const lasted = sayDuration(Math.max(0, (closedAtMs ?? nowMs) - firstAtMs))
  const until = closedAtMs === undefined ? 'still failing' : `over since ${sayUtc(closedAtMs)}`
  return [
    ['First failure', isoWithLocal(firstAtMs, zone)],
    ['Last failure', isoWithLocal(lastAtMs, zone)],
    ...(attempts > 1 || closedAtMs !== undefined ? [['Duration', `${lasted}, ${until}`] as [string, string]] : []),
  ]
}

/** What changed against the last good exchange; the one line before has the most of it. */
function differences(report: Report, marks: Marks, scale: number): string[] {
  const rows = report.differences
    .filter(({ field }) => !field.startsWith('phase '))
    .slice(0, Math.ceil(12 * scale))
    .map(({ field, before, after }) =>
      [field, before ?? 'absent', after ?? 'absent'].map((cell) => marks.cell(room(cell, 100))),
    )
  if (rows.length === 0) return []
  return [
    marks.heading('Different from the last good exchange'),
    marks.table(['field', 'last good', 'this attempt'], rows),
  ]
}

function timeline(report: Report, marks: Marks, scale: number): string[] {
  const shown = report.timeline.slice(-Math.ceil(12 * scale))
  if (shown.length === 0) return []
  const lines = shown.map(({ atMs, text }) => marks.item(`${isoOf(atMs)} ${marks.cell(room(text, 200))}`))
  return [marks.heading('Timeline'), ...lines]
}

/** Cuts at a line where possible and says how much is missing. */
function cutTo(lines: readonly string[], max: number): string {
  const whole = lines.join('\n')
  if (whole.length <= max) return whole
  const note = '\n[cut here; the HAR file holds the rest]'
  return `${shorten(whole, Math.max(1, max - note.length))}${note}`
}

function renderAt(report: Report, marks: Marks, title: string, scale: number): string {
  const say = marks.cell
  const usual = report.medianProbes > 0
  const before = [
    title,
    '',
    say(shorten(`${report.sentence.replace(/\.$/, '')}.`, 300)),
    say(shorten(report.meaning, 300)),
    marks.heading('Find it in your logs'),
    ...idSection(report, marks, scale),
    ...summary(report, marks),
    marks.heading('Expected and observed'),
    ...report.evidence.slice(0, Math.ceil(8 * scale)).map((one) => marks.item(say(shorten(evidenceLine(one), 300)))),
    marks.heading('Where the time went'),
    marks.table(
      ['phase', 'this attempt', 'last good', ...(usual ? ['median of 7 days'] : [])],
      report.phases.map(({ name, failingMs, goodMs, medianMs }) => [
        name === report.failedPhase ? `${name} (failed here)` : name,
        ...[failingMs, goodMs, ...(usual ? [medianMs] : [])].map(time),
      ]),
    ),
    ...differences(report, marks, scale),
    marks.heading('Ruled out on our side'),
    ...(report.ruledOut.length > 0
      ? report.ruledOut.map((one) => marks.item(say(shorten(one, 400 * scale))))
      : [marks.item('Nothing could be ruled out.')]),
    ...(report.lies.length > 0
      ? [
          marks.heading('Where it lies'),
          ...report.lies.slice(0, Math.ceil(14 * scale)).map((one) => marks.item(say(shorten(one, 300 * scale)))),
        ]
      : []),
    ...(report.scope.length > 0
      ? [marks.heading('What else failed'), ...report.scope.map((one) => marks.item(say(shorten(one, 400 * scale))))]
      : []),
    marks.heading('Your status page at the time'),
    ...report.statusPage.map((one) => marks.item(say(shorten(one, 300)))),
    ...timeline(report, marks, scale),
  ].join('\n')
  const curl = report.curl && report.curl.length <= maxCurl(marks) * scale ? report.curl.trimEnd() : undefined
  const noCurl = report.curl
    ? 'The request is too long for a command line here; see the HAR file.'
    : 'Nothing was sent, so there is no command.'
  const after = [
    marks.heading('Try it'),
    curl ? marks.block(curl, 'sh') : marks.item(noCurl),
    '',
    `Report ${report.id}, written by ${report.app.name} ${report.app.version} at ${isoOf(report.nowMs)}. ${sayReplacements(report.replacements)}`,
    '',
  ].join('\n')
  const heading = marks.heading(
    report.exchangeAtMs === undefined ? 'Exchange' : `The exchange, ${isoOf(report.exchangeAtMs)}`,
  )
  const fences = 2 * fence(report.exchange.join('\n')).length + 12
  // Vendor text full of backticks would make the fences themselves long; there the text loses them.
  const lines = fences > 200 ? report.exchange.map((line) => line.replaceAll('`', "'")) : report.exchange
  const left = marks.maxLength - before.length - heading.length - after.length - Math.min(fences, 212)
  const exchange =
    lines.length > 0 ? marks.block(cutTo(lines, Math.max(200, left)), 'http') : marks.item('Nothing was sent.')
  return `${before}\n${heading}\n${exchange}\n${after}`
}

const maxCurl = ({ maxLength }: Marks) => maxLength / 5

/** Long lists and lines give way first, so that the exchange keeps room. */
function render(report: Report, marks: Marks, title: string): string {
  for (const scale of [1, 0.5, 0.25]) {
    const text = renderAt(report, marks, title, scale)
    if (text.length <= marks.maxLength) return text
  }
  return renderAt(report, marks, title, 0.1)
}

/** Markdown for issue trackers, under 65,536 characters. */
export function reportMarkdown(report: Report): string {
  return render(report, markdown, `# ${escaped(shorten(report.title, 200))}`)
}

/** Plain text for support forms, under 10,000 characters. */
export function reportText(report: Report): string {
  return render(report, plain, oneLine(shorten(report.title, 200)))
}
