import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { english } from '../../electron/core/language/english.ts'
import { sentencesOf } from './sentences.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = globSync(['electron/**/*.ts', 'renderer/**/*.{ts,tsx}'], { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.endsWith('language/english.ts'))
  .map((path) => ({ path, source: readFileSync(`${root}${path}`, 'utf8') }))
const sources = files.map(({ source }) => source)

/** What the sources ask the language for: `incident.words.copy`, also over two lines. */
const asked = new Set(
  sources.flatMap((source) =>
    [...source.matchAll(/\bwording((?:\s*\??\.\w+)+)/g)].map(([, path]) => (path ?? '').replace(/[\s?]/g, '').slice(1)),
  ),
)

/** The texts below `value` that nobody asks for. A record that is asked for as a whole is read by a state or a kind. */
function unused(value: unknown, path: string): string[] {
  if (asked.has(path)) return []
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, below]) => unused(below, `${path}.${key}`))
  // `wording.a.b.toLowerCase()` uses it as well.
  return [...asked].some((each) => each.startsWith(`${path}.`)) ? [] : [path]
}

test.each(Object.entries(english))('every text of %s is in use: none is translated for nothing', (area, section) => {
  expect(Object.keys(section).length).toBeGreaterThan(0)
  expect(Object.entries(section).flatMap(([key, value]) => unused(value, `${area}.${key}`))).toEqual([])
})

/** Words that stand elsewhere: `where` they do, `what` they are if not all words there, and why. */
const elsewhere: { where: RegExp; what?: RegExp; why: string }[] = [
  { where: /^electron\/core\/catalog\/entries\//, why: 'a vendor is told of in its own terms' },
  { where: /^electron\/core\/export\//, why: 'the vendor reads the report' },
  { where: /^electron\/core\/sla\/(?:csv|html|htmlStyle|daysFigure)\.ts$/, why: 'the vendor reads the evidence' },
  { where: /^electron\/node\/(?:reportFile|sla\/slaPack)\.ts$/, why: 'the vendor reads what is missing in the ZIP' },
  { where: /^electron\/(?:core|node)\/metrics\//, why: 'Prometheus reads it' },
  { where: /^electron\/core\/contract\/|node\/server\/calls\.ts$/, why: 'the description of the API' },
  { where: /^electron\/node\/demo\//, why: 'a vendor that is made up' },
  { where: /^electron\/(?:audit|build|pack)\b/, why: 'for who builds it' },
  { where: /^electron\/node\/(?:log|diagnostics)\/|node\/faults\.ts$/, why: 'the log' },
  { where: /^electron\/(?:links|pageWindow|port|power|quit|tray)\.ts$/, why: 'the log' },
  { where: /core\/incident\/oldRows\.ts$/, why: 'read in rows of earlier versions' },
  { where: /core\/affected\/time\.ts$/, why: 'read in logs of others' },
  { where: /core\/statusPage\/|core\/model\/statusPage\.ts$/, what: /^in progress$/, why: 'a state by its name' },
  { where: /core\/ownSide\/references\.ts$/, why: 'what a reference answers' },
  { where: /core\/facts\/edge\.ts$/, what: /^(?:Amazon|Azure) /, why: 'names of products' },
  {
    where: /core\/diff\//,
    what: /^\p{Ll}[\p{L} ]+(?: [\w-]+| \{\})?$|^date age|^x-/u,
    why: 'names of facts and headers',
  },
  { where: /ui\/transcript\/differenceWords\.ts$/, what: /^request header$/, why: 'a fact by its name' },
  { where: /core\/catalog\/schema\.ts$/, why: 'a category by its name' },
  { where: /ui\/transcript\/editorPhrases\.ts$/, why: 'what the editor would say by itself' },
  { where: /ui\/transcript\/(?:findInCode|pagesKey)\.ts$|ui\/report\/ReportDialog\.tsx$/, why: 'names of places' },
  { where: /useNoticeSound\.ts$|affected\/runJob\.ts$|renderer\/sla\/|app\/Pages\.tsx$/, why: 'names and keys' },
  {
    where: /auth|catalog\/curlWords|probe\/|channels\/email/,
    what: /^(?:Basic|Bearer|Re:) \{\}$/,
    why: 'of a protocol',
  },
  { where: /node\/probe\//, what: /^CONNECT|^Host:|^gzip, deflate/, why: 'of a protocol' },
  { where: /node\/probe\/send\.ts$/, what: /^The exchange is over\.$/, why: 'nobody hears of it' },
  { where: /node\/secrets\//, what: /^exit|^const|^parts missing$/, why: 'one thread says it to another' },
  {
    where: /node\/server\/|contentSecurityPolicy/,
    what: /-src '|^\d{3} |^HTTP|Max-Age|max-age|^headstart cookie$/,
    why: 'of HTTP',
  },
  { where: /electron\/protocol\.ts$/, what: /^Not found$/, why: 'of HTTP' },
  { where: /node\/cli\.ts$/, what: /^Application Support$/, why: 'the name of a folder' },
  { where: /overview\/FirstRun\.tsx$/, what: /^npm start/, why: 'a command' },
  { where: /ui\/(?:theme|usePageKey|chart\/chartPng)\.ts$/, why: 'fonts and selectors' },
]

describe('words stand in the language file', () => {
  const found = files.flatMap(({ path, source }) =>
    sentencesOf(path, source).map((sentence) => ({ path, ...sentence })),
  )
  const fits = ({ where, what }: (typeof elsewhere)[number], { path, text }: (typeof found)[number]) =>
    where.test(path) && (what?.test(text) ?? true)

  test('or it is said why they stand elsewhere', () => {
    const left = found.filter((sentence) => !elsewhere.some((place) => fits(place, sentence)))
    expect(left.map(({ path, line, text }) => `${path}:${line} ${text}`)).toEqual([])
  })

  test.each(elsewhere)('$where $what: $why', (place) => {
    expect(found.some((sentence) => fits(place, sentence))).toBe(true)
  })

  test.each([
    ['a sentence', "const a = 'The disk is full.'", ['The disk is full.']],
    ['a label of two words', "label('First failure')", ['First failure']],
    ['a template', `const a = \`\${count} monitors failed\``, ['{} monitors failed']],
    ['text in a page', 'const a = <p>Not probed yet</p>', ['Not probed yet']],
    ['an attribute', 'const a = <p title="No key yet" className="hs-a hs-b" />', ['No key yet']],
    [
      'no import, type, invariant, style or media type',
      [
        "import a from 'a b'; type A = 'not kept' | 'and more'; throw new Error('This is ours.')",
        "const b = 'text/html; charset=utf-8', c = '1px solid var(--edge)', d = 'GET'",
      ].join('\n'),
      [],
    ],
  ] as [string, string, string[]][])('what is looked for: %s', (_name, source, texts) => {
    expect(sentencesOf('a.tsx', source).map(({ text }) => text)).toEqual(texts)
  })
})
