import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonShape } from '../../../electron/core/diff/jsonShape.ts'

it.each<[string, unknown, Record<string, string>]>([
  ['a word', 'x', { $: 'string' }],
  ['an object', { a: 1, 'b c': null }, { $: 'object', '$.a': 'number', '$["b c"]': 'null' }],
  [
    'a list of several kinds',
    [1, 'x', { y: true }],
    { $: 'list', '$[]': 'number or object or string', '$[].y': 'boolean' },
  ],
  ['an empty list', { a: [] }, { $: 'object', '$.a': 'list' }],
])('%s', (_, document, shape) => {
  expect(Object.fromEntries(jsonShape(document))).toEqual(shape)
})

it('stays bounded and the same for the same shape', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 20 }), (document) => {
      const shape = jsonShape(document)
      expect(shape.size).toBeLessThanOrEqual(300)
      expect(shape.get('$')).toBeDefined()
      expect(jsonShape(structuredClone(document))).toEqual(shape)
    }),
  )
  const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`k${at}`, { a: { b: at } }]))
  expect(jsonShape(wide).size).toBeLessThanOrEqual(300)
})
