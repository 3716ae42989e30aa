import { EventEmitter } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFaults } from '../../electron/node/faults.ts'
import { openLog } from '../../electron/node/log/log.ts'
import { createLogFile } from '../../electron/node/log/logFile.ts'
import { surviveFaults } from '../../electron/node/log/surviveFaults.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headstart-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const modeOf = (name: string) => statSync(join(folder, name)).mode & 0o777

describe('the log file', () => {
  test('goes on where it ended, turns over at its limit, keeps three, all for the owner only', () => {
    createLogFile(folder, 100).append(`${'a'.repeat(59)}\n`)
    const file = createLogFile(folder, 100)
    for (const letter of ['b', 'c', 'd', 'e']) file.append(`${letter.repeat(59)}\n`)
    expect(readdirSync(folder).sort()).toEqual(['headstart.1.log', 'headstart.2.log', 'headstart.log'])
    expect(['headstart.log', 'headstart.1.log', 'headstart.2.log'].map((name) => read(name)[0])).toEqual([
      'e',
      'd',
      'c',
    ])
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(100)
      expect(modeOf(name)).toBe(0o600)
    }
  })

  test('a file with wider rights is narrowed', () => {
    writeFileSync(join(folder, 'headstart.log'), 'old\n')
    chmodSync(join(folder, 'headstart.log'), 0o644)
    createLogFile(folder).append('new\n')
    expect([read('headstart.log'), modeOf('headstart.log')]).toEqual(['old\nnew\n', 0o600])
  })
})

describe('the log', () => {
  const open = () => {
    const said: string[] = []
    const log = openLog({ dataDir: folder, nowMs: () => Date.UTC(2026, 10, 24), say: (line) => said.push(line) })
    return { log, said, text: () => read('logs/headstart.log') }
  }

  test('before there is a gate, no words of an error; then redacted ones', () => {
    const { log, said, text } = open()
    log.error('Start', new Error('swordfish'))
    expect(text()).toMatch(/^2026-11-24T00:00:00\.000Z fault Start: Error\n\s+at /)
    log.redactWith((line) => line.replaceAll('swordfish', '‹key›'))
    log.error('Later', new TypeError('no swordfish here', { cause: new Error('swordfish') }))
    log.error('Odd', 'swordfish as text')
    expect(text()).toContain('Later: TypeError: no ‹key› here; because of Error: ‹key›')
    expect(text() + said.join() + JSON.stringify(log.lastErrors())).not.toContain('swordfish')
    expect(log.lastErrors().map(({ text }) => text.split(':')[0])).toEqual(['Odd', 'Later', 'Start'])
  })

  test('a fault that repeats is counted, not written', () => {
    const { log, said, text } = open()
    const fault = new Error('again')
    for (let i = 0; i < 1_000; i++) log.error('Loop', fault)
    log.note('other')
    expect(text().match(/Loop/g)).toHaveLength(1)
    expect(text()).toContain('the last entry came 999 more times')
    expect(said).toHaveLength(1)
    expect(log.lastErrors().length).toBeLessThanOrEqual(20)
  })

  test('an entry without end is cut', () => {
    const { log, text } = open()
    log.note('x'.repeat(100_000))
    expect(text().length).toBeLessThan(9_000)
  })

  test('a folder that cannot be written stops nothing', () => {
    writeFileSync(join(folder, 'logs'), 'in the way')
    const { log } = open()
    log.error('Fault', new Error('x'))
    expect(log.lastErrors()).toHaveLength(1)
  })
})

describe('faults', () => {
  test('exceptions and rejections that nobody took are reported; taken off again, they are not', () => {
    const from = new EventEmitter()
    const seen: unknown[] = []
    const stop = surviveFaults((error, where) => seen.push([error, where]), from as never)
    from.emit('uncaughtException', 'one')
    from.emit('unhandledRejection', 'two')
    stop()
    expect(seen).toEqual([
      ['one', 'an exception that nothing caught'],
      ['two', 'a rejection that nothing handled'],
    ])
    expect(from.eventNames()).toEqual([])
  })

  test('one warning per part, told once, gone when it did not fail for an hour', () => {
    let nowMs = 1_000
    let changes = 0
    const onChange = () => {
      changes += 1
    }
    const log = { error: (_what: string, error: unknown) => String(error) }
    const faults = createFaults({ log, nowMs: () => nowMs, onChange })
    faults.add('first', 'probe')
    nowMs += 1_800_000
    faults.add('second', 'probe')
    faults.add(new Error('third'))
    expect(changes).toBe(2)
    expect(faults.warnings().map(({ id, text, sinceMs }) => [id, text, sinceMs])).toEqual([
      ['fault-probe', 'A part of Headstart failed: second', 1_000],
      ['fault-inner', 'A part of Headstart failed: Error: third', 1_801_000],
    ])
    nowMs += 3_600_001
    expect(faults.warnings()).toEqual([])
    faults.add('fourth', 'probe')
    expect([changes, faults.warnings()[0]?.sinceMs]).toEqual([3, nowMs])
  })
})
