import { isoOf, sayDuration, sayMs, sayUtc, shorten } from '../explain/say.ts'
import type { Report } from './report.ts'
import { evidenceLine } from './text.ts'

/** Support forms take about this much; what does not fit is in the HAR file. */
const maxLength = 9_900
const maxCurl = 2_000

type Marks = {
  heading(text: string): string
  item(text: string): string
  value(text: string): string
  block(text: string, language: string): string
  table(head: string[], rows: string[][]): string
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** Longer than any run of backticks in the text, so that no vendor's text can end the block. */
function fence(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((match) => match[0].length))
  return '`'.repeat(Math.max(3, longest + 1))
}

const markdown: Marks = {
  heading: (text) => `\n## ${text}\n`,
  item: (text) => `- ${text}`,
  value: (text) => {
    const ticks = text.includes('`') ? fence(text) : '`'
    return `${ticks}${text.includes('`') ? ` ${oneLine(text)} ` : oneLine(text)}${ticks}`
  },
  block: (text, language) => `${fence(text)}${language}\n${text}\n${fence(text)}`,
  table: (head, rows) =>
    [head, head.map(() => '---'), ...rows]
      .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
      .join('\n'),
}

const plain: Marks = {
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

const escaped = (text: string) => oneLine(text).replaceAll(/([\\`*_[\]<>#|])/g, '\\$1')
const time = (ms: number | undefined) => (ms === undefined ? 'not reached' : sayMs(ms))

function idSection(report: Report, marks: Marks, scale: number): string[] {
  if (report.requestIds.length === 0) return [marks.item('Request ids: the responses carried none.')]
  return report.requestIds
    .slice(0, Math.ceil(10 * scale))
    .map(({ header, value, atMs }) =>
      marks.item(`${marks.value(shorten(header, 60))} ${marks.value(shorten(value, 120))} at ${isoOf(atMs)}`),
    )
}

function summary(report: Report, marks: Marks): string[] {
  const { incident } = report
  const until = incident.closedAtMs === undefined ? 'still failing' : `over since ${sayUtc(incident.closedAtMs)}`
  return [
    marks.item(`Endpoint: ${report.endpoint ? marks.value(shorten(report.endpoint, 500)) : 'nothing could be sent'}`),
    ...(report.remote ? [marks.item(`Server: ${report.remote}`)] : []),
    marks.item(`First failure: ${isoOf(incident.firstFailureAtMs)}`),
    marks.item(`Last failure: ${isoOf(incident.lastFailureAtMs)}`),
    marks.item(`Duration: ${sayDuration(report.durationMs)}, ${until}`),
    marks.item(`Attempts: ${incident.attempts}, failed: ${incident.failures}`),
    ...(report.lastGoodAtMs === undefined ? [] : [marks.item(`Last success before: ${isoOf(report.lastGoodAtMs)}`)]),
  ]
}

/** Cuts at a line where possible and says how much is missing. */
function cutTo(lines: readonly string[], room: number): string {
  const whole = lines.join('\n')
  if (whole.length <= room) return whole
  const note = '\n[cut here; the HAR file holds the rest]'
  return `${shorten(whole, Math.max(1, room - note.length))}${note}`
}

function renderAt(report: Report, marks: Marks, title: string, scale: number): string {
  const say = marks === markdown ? escaped : oneLine
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
      ['phase', 'failing', 'last good'],
      report.phases.map(({ name, failingMs, goodMs }) => [name, time(failingMs), time(goodMs)]),
    ),
    marks.heading('Ruled out on our side'),
    ...(report.ruledOut.length > 0
      ? report.ruledOut.map((one) => marks.item(say(shorten(one, 400 * scale))))
      : [marks.item('Nothing could be ruled out.')]),
  ].join('\n')
  const curl = report.curl && report.curl.length <= maxCurl * scale ? report.curl.trimEnd() : undefined
  const after = [
    marks.heading('Try it'),
    curl ? marks.block(curl, 'sh') : marks.item('The request is too long for a command line here; see the HAR file.'),
    '',
    `Written by ${report.app.name} ${report.app.version} at ${isoOf(report.nowMs)}. Secrets are replaced by tags.`,
    '',
  ].join('\n')
  const heading = marks.heading(
    report.exchangeAtMs === undefined ? 'Exchange' : `One failing exchange, ${isoOf(report.exchangeAtMs)}`,
  )
  const fences = 2 * fence(report.exchange.join('\n')).length + 12
  // Vendor text full of backticks would make the fences themselves long; there the text loses them.
  const lines = fences > 200 ? report.exchange.map((line) => line.replaceAll('`', "'")) : report.exchange
  const room = maxLength - before.length - heading.length - after.length - Math.min(fences, 212)
  const exchange =
    lines.length > 0 ? marks.block(cutTo(lines, Math.max(200, room)), 'http') : marks.item('Nothing was sent.')
  return `${before}\n${heading}\n${exchange}\n${after}`
}

/** Long lists and lines give way first, so that the exchange keeps room. */
function render(report: Report, marks: Marks, title: string): string {
  for (const scale of [1, 0.5, 0.25]) {
    const text = renderAt(report, marks, title, scale)
    if (text.length <= maxLength) return text
  }
  return renderAt(report, marks, title, 0.1)
}

/** Markdown for issue trackers and support forms, under 10,000 characters. */
export function reportMarkdown(report: Report): string {
  return render(report, markdown, `# ${escaped(shorten(report.title, 200))}`)
}

/** Plain text for mail, under 10,000 characters. */
export function reportText(report: Report): string {
  return render(report, plain, oneLine(shorten(report.title, 200)))
}
