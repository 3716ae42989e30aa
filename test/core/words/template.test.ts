import { describe, expect, test } from 'vitest'
import { wording } from '../../../electron/core/language/language.ts'
import { audiences, wordStages } from '../../../electron/core/model/words.ts'
import { causesIn } from '../../../electron/core/words/causes.ts'
import { renderTemplate, templateIssues } from '../../../electron/core/words/template.ts'

const all = audiences.flatMap((audience) => wordStages.map((stage) => [audience, stage] as const))

describe('templates', () => {
  test.each(all)('the default for %s, %s can be filled in and names no cause', (audience, stage) => {
    const template = wording.drafts.templates[audience][stage]
    expect(templateIssues(template)).toEqual([])
    expect(causesIn(template)).toEqual([])
    expect(template).toContain('{features}')
  })

  test('every default but the all-clear says when the next update comes', () => {
    for (const [audience, stage] of all)
      expect([audience, stage, wording.drafts.templates[audience][stage].includes('{nextUpdate}')]).toEqual([
        audience,
        stage,
        stage !== 'resolved',
      ])
  })

  test.each([
    [
      'an unknown variable, with the one that was meant',
      '{vendr} fails',
      ['There is no variable {vendr}. Did you mean {vendor}?'],
    ],
    ['nothing like it', '{x}', [expect.stringMatching(/^There is no variable \{x\}\. There are \{vendor\}, /)]],
    ['an empty one', '{}', [expect.stringContaining('no variable {}')]],
    [
      'one that may be empty, outside of [ ]',
      'By {nextUpdate}',
      [expect.stringContaining('Put it and what belongs to it in [ ]')],
    ],
    ['the same within', '[By {nextUpdate}]', []],
    ['brackets that are text', '[Resolved] {vendor} (again)', []],
    ['several at once', '{a} {nextUpdate}', [expect.any(String), expect.any(String)]],
    ['a brace alone', 'a { b', []],
  ])('issues: %s', (_, template, messages) => {
    expect(templateIssues(template).map(({ message }) => message)).toEqual(messages)
  })

  test.each([
    ['values', '{vendor} {effect}.', 'Northpay may fail.'],
    ['a part without its value', '{vendor} fails.[ Next by {nextUpdate}.]', 'Northpay fails.'],
    ['brackets that are text', '[Resolved] {vendor}', '[Resolved] Northpay'],
    ['spaces in braces', '{ vendor }', 'Northpay'],
    ['the start of a sentence', '{features} fail. {features}, {features}', 'Some parts fail. Some parts, some parts'],
    ['the start of a line', 'Affected:\n{features}', 'Affected:\nSome parts'],
    ['a lost name leaves no brace', '{nonsense}{vendor}', 'Northpay'],
    ['an empty line that was optional', 'a\n[{nextUpdate}]\n\nb', 'a\n\nb'],
  ])('%s', (_, template, expected) => {
    const values = {
      vendor: { text: 'Northpay' },
      effect: { text: 'may fail' },
      features: { text: 'some parts', atStart: 'Some parts' },
    }
    expect(renderTemplate(template, values)).toBe(expected)
  })

  test('what a value holds is text, not a template', () => {
    const vendor = { text: 'A{features}\u0000[x]\n\u202eB' }
    expect(renderTemplate('{vendor}', { vendor, features: { text: 'F' } })).toBe('A(features) (x) B')
    expect(renderTemplate('{vendor}', { vendor: { text: 'x'.repeat(1_000) } })).toHaveLength(400)
  })
})
