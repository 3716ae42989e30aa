import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { affectedCsv } from '../../electron/core/affected/toCsv.ts'
import { leaving } from '../../electron/core/contract/leaving.ts'
import { slicesOf } from '../../electron/core/export/slices.ts'
import { checkLeaving, copyText, saveText } from '../../renderer/ui/leaving.ts'

const gate = vi.hoisted(() => ({ check: vi.fn(), saved: vi.fn() }))
vi.mock('../../renderer/api/client.ts', () => ({ client: { leaving: { check: gate.check } } }))
vi.mock('../../renderer/ui/saveFile.ts', () => ({ saveFile: gate.saved }))
afterEach(() => vi.resetAllMocks())

const refuse = (secret: string) =>
  gate.check.mockImplementation(({ text }: { text: string }) =>
    text.includes(secret) ? Promise.reject(new Error('SECRET_IN_OUTPUT')) : Promise.resolve({ ok: true }),
  )

describe('what is made in the page', () => {
  it('every stretch no longer than the overlap stands whole in a slice, and no slice is longer than is said', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (text, length, overlap) => {
          const slices = [...slicesOf(text, length, overlap)]
          expect(slices.every((slice) => slice !== '' && slice.length <= length + overlap)).toBe(true)
          for (let from = 0; from < text.length; from++) {
            const stretch = text.slice(from, from + overlap)
            expect(slices.some((slice) => slice.includes(stretch))).toBe(true)
          }
        },
      ),
    )
  })

  it('the longest list of customers is looked at in slices that the call takes', async () => {
    const secret = 'k'.repeat(16_384)
    const customers = Array.from({ length: 200_000 }, (_, n) => {
      return { id: `customer-${n}`, failures: 1, firstMs: 1_700_000_000_000, lastMs: 1_700_000_000_000 }
    })
    const whole = affectedCsv(customers)
    refuse(secret)
    await saveText('affected.csv', whole, 'text/csv')
    const inputs = gate.check.mock.calls.map(([input]) => input)
    expect(inputs.length).toBeGreaterThan(20)
    const accepts = leaving.check['~orpc'].inputSchema
    for (const input of inputs) expect(accepts?.['~standard'].validate(input)).toEqual({ value: input })
    expect(gate.saved).toHaveBeenCalledOnce()
    expect(await gate.saved.mock.calls[0]?.[0].text()).toBe(whole)

    // Across the edge of two slices.
    await expect(saveText('affected.csv', whole.slice(0, 524_280) + secret, 'text/csv')).rejects.toThrow('SECRET')
    expect(gate.saved).toHaveBeenCalledOnce()
  })

  it('is not copied while a secret stands in it, and an empty text asks nobody', async () => {
    const copied: string[] = []
    class Item {
      readonly data: Record<string, Promise<Blob>>
      constructor(data: Record<string, Promise<Blob>>) {
        this.data = data
      }
    }
    vi.stubGlobal('ClipboardItem', Item)
    const write = async ([item]: Item[]) => {
      const blob = await item?.data['text/plain']?.catch(() => Promise.reject(new Error('NotAllowedError')))
      if (blob) copied.push(await blob.text())
    }
    vi.stubGlobal('navigator', { clipboard: { write } })
    refuse('secret')
    await expect(copyText(() => 'a secret')).rejects.toThrow('SECRET')
    await expect(copyText(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
    expect(copied).toEqual([])
    expect(await copyText(async () => 'nothing')).toBe('nothing')
    expect(await copyText(() => 'a secret of my own', { isKey: true })).toBe('a secret of my own')
    expect(copied).toEqual(['nothing', 'a secret of my own'])
    gate.check.mockClear()
    await checkLeaving('x', '')
    expect(gate.check).not.toHaveBeenCalled()
    vi.unstubAllGlobals()
  })

  it('leaves by no other way: files and clipboard are used where the gate is, or right after it', () => {
    const sources = readdirSync('renderer', { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tsx?$/.test(name),
    )
    const using = (pattern: RegExp) =>
      sources.filter((name) => pattern.test(readFileSync(join('renderer', name), 'utf8'))).sort()
    expect(using(/clipboard\.write/)).toEqual(['ui/leaving.ts'])
    expect(using(/\bnew File\(/)).toEqual(['ui/chart/ExportMenu.tsx', 'ui/leaving.ts'])
    expect(using(/createObjectURL|\.toDataURL\(/)).toEqual(['ui/saveFile.ts'])
    expect(readFileSync('renderer/ui/chart/chartPng.ts', 'utf8')).toMatch(/await checkLeaving\(/)
  })
})
