import { describe, expect, it } from 'vitest'
import { type RequestSpec, requestSchema } from '../../electron/core/model/monitor.ts'
import { placeholderProblems, resolveSecrets, secretNamesOf } from '../../electron/core/secretTemplate.ts'

const request = (parts: Partial<RequestSpec>) => requestSchema.parse({ url: 'https://a.example/', ...parts })

describe('placeholders', () => {
  const full = request({
    url: 'https://a.example/{{secret:a.path}}?k={{secret:a.key}}',
    headers: [{ name: 'Authorization', value: 'Basic {{secret:a.key}}:{{secret:b}}' }],
    body: '{"k":"{{secret:c-1_x}}"}',
  })

  it('are found in URL, headers and body, each once', () => {
    expect(secretNamesOf(full)).toEqual(['a.path', 'a.key', 'b', 'c-1_x'])
    expect(placeholderProblems(full)).toEqual([])
  })

  it('are replaced by their values as they are', () => {
    const out = resolveSecrets(full, { 'a.path': 'p/q', 'a.key': '$&%20', b: '{{secret:a.key}}', 'c-1_x': '"' })
    expect(out.url).toBe('https://a.example/p/q?k=$&%20')
    expect(out.headers[0]?.value).toBe('Basic $&%20:{{secret:a.key}}')
    expect(out.body).toBe('{"k":"""}')
  })

  it.each([
    ['{{secret:}}', 'is not of the form'],
    ['{{secret}}', 'is not of the form'],
    ['{{ secret:a }}', 'is not of the form'],
    ['{{secret:a b}}', 'is not of the form'],
    ['{{secret:a}', 'is not of the form'],
    ['{{Secret:a}}', 'is not of the form'],
    ['{{secret:-a}}', 'is not of the form'],
  ])('%s is malformed and says where', (text, problem) => {
    const broken = request({ headers: [{ name: 'X-Key', value: `Bearer ${text}` }] })
    expect(placeholderProblems(broken)).toEqual([expect.stringContaining(problem)])
    expect(placeholderProblems(broken)[0]).toContain('the header X-Key')
    expect(() => resolveSecrets(broken, { a: 'x' })).toThrow(problem)
  })

  it('cannot stand in a header name', () => {
    const broken = request({ headers: [{ name: '{{secret:a}}', value: 'x' }] })
    expect(placeholderProblems(broken)[0]).toContain("only stand in a header's value")
  })

  it.each([
    [
      request({ url: 'https://a.example/{{secret:toString}}' }),
      {},
      'The secret toString, named in the URL, has no value.',
    ],
    [request({ headers: [{ name: 'A', value: '{{secret:a}}' }] }), { a: 'k\n' }, 'The secret a holds a line break'],
    [request({ url: 'https://a.example/{{secret:a}}' }), { a: 'k ' }, 'The secret a holds a line break or space'],
  ])('what cannot be filled is an error without the value: %#', (given, values, message) => {
    expect(() => resolveSecrets(given, values)).toThrow(message)
  })

  it('text that is no placeholder stays', () => {
    const plain = request({ body: '{{mustache}} {secret:a} {{ secrets }}' })
    expect(secretNamesOf(plain)).toEqual([])
    expect(resolveSecrets(plain, {}).body).toBe('{{mustache}} {secret:a} {{ secrets }}')
  })
})
