import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { encodeSample } from '../../../electron/core/history/row.ts'
import { AppendAdapter } from '../../../electron/node/store/appendAdapter.ts'
import { openLine, sealLine } from '../../../electron/node/store/checkedLine.ts'
import { Journal } from '../../../electron/node/store/journal.ts'
import { noonMs, sample, temporaryFolder } from './fixtures.ts'

describe('append adapter', () => {
  test('a file cut anywhere in its last row keeps the rows before, and the next append stands on its own', async () => {
    const path = join(await temporaryFolder(), 'shard.ndjson')
    const rows = [0, 1, 2].map((i) => sealLine(encodeSample(sample(noonMs + i, 'up'))))
    const whole = Buffer.from(`${rows.join('\n')}\n`)
    const lastRowAt = whole.lastIndexOf('\n', whole.length - 2) + 1
    for (let cut = lastRowAt; cut <= whole.length; cut++) {
      await writeFile(path, whole.subarray(0, cut))
      const expected = cut === whole.length ? rows : rows.slice(0, 2)
      if (cut % 2 === 0) expect(await new AppendAdapter(path).read()).toEqual(expected)
      const waiting = ['[1,2,"up","ok"]']
      await new AppendAdapter(path).write(waiting)
      expect(waiting).toEqual([])
      expect(await readFile(path, 'utf8')).toBe(`${[...expected, '[1,2,"up","ok"]'].join('\n')}\n`)
    }
  })

  test('rows that arrive while others are written are neither lost nor doubled', async () => {
    const path = join(await temporaryFolder(), 'new', 'shard.ndjson')
    const adapter = new AppendAdapter(path)
    const waiting: string[] = []
    const writes: Promise<void>[] = []
    for (let i = 0; i < 200; i++) {
      waiting.push(String(i))
      writes.push(adapter.write(waiting))
      if (i % 7 === 0) await Promise.resolve()
    }
    await Promise.all(writes)
    expect(await adapter.read()).toEqual(Array.from({ length: 200 }, (_, i) => String(i)))
  })

  test('a torn end longer than a read chunk is cut off', async () => {
    const path = join(await temporaryFolder(), 'shard.ndjson')
    await writeFile(path, `good\n${'\0'.repeat(150_000)}`)
    expect(await new AppendAdapter(path).read()).toEqual(['good'])
    expect((await stat(path)).size).toBe(5)
  })

  test('killed with -9 under load fifty times: every acknowledged line is there, once, whole and in order', {
    timeout: 60_000,
  }, async () => {
    const path = join(await temporaryFolder(), 'shard.ndjson')
    const script = join(import.meta.dirname, 'lineWriter.ts')
    let next = 1
    for (let round = 0; round < 50; round++) {
      const child = spawn(process.execPath, [script, path, String(next)], { stdio: ['ignore', 'pipe', 'inherit'] })
      const exited = once(child, 'exit')
      let acknowledged = next - 1
      let commits = 0
      for await (const line of createInterface({ input: child.stdout })) {
        acknowledged = Number(line)
        if (++commits === 1 + (round % 5)) child.kill('SIGKILL')
      }
      await exited
      const numbers = (await new AppendAdapter(path).read()).map((line) => Number(openLine(line)?.split(' ')[0]))
      expect(numbers.length).toBeGreaterThanOrEqual(acknowledged)
      expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1))
      next = numbers.length + 1
    }
    expect(next).toBeGreaterThan(500)
  })
})

describe('a line’s checksum', () => {
  test('any changed byte is noticed; lines of earlier versions have none', () => {
    const sealed = sealLine(encodeSample(sample(noonMs)))
    expect(openLine(sealed)).toBe(encodeSample(sample(noonMs)))
    for (let at = 0; at < sealed.length; at++) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === '7' ? '8' : '7'}${sealed.slice(at + 1)}`
      expect(openLine(changed) === null || !changed.includes('\t')).toBe(true)
    }
    expect(openLine('[1,2,"up","ok"]')).toBe('[1,2,"up","ok"]')
  })
})

describe('journal', () => {
  test('cut at every byte of its last row it gives the rows before; turned, what waits moves on', async () => {
    const dataDir = await temporaryFolder()
    const line = (n: number) => sealLine(encodeSample(sample(noonMs + n)))
    const journal = new Journal(dataDir)
    for (const n of [0, 1, 2]) journal.push({ monitorId: `m${n}`, line: line(n) })
    await journal.save()
    journal.push({ monitorId: 'late', line: line(3) })
    const turned = journal.turn()
    await journal.save()
    expect((await new Journal(dataDir).load()).map(({ monitorId }) => monitorId)).toEqual(['m0', 'm1', 'm2', 'late'])
    await journal.drop(turned)
    expect((await new Journal(dataDir).load()).map(({ monitorId }) => monitorId)).toEqual(['late'])
    const path = join(dataDir, 'journal', '2.ndjson')
    const whole = await readFile(path)
    for (let cut = 0; cut < whole.length; cut++) {
      await writeFile(path, whole.subarray(0, cut))
      expect(await new Journal(dataDir).load()).toEqual([])
    }
  })
})
