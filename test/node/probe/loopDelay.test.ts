import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLoopDelay } from '../../../electron/node/probe/loopDelay.ts'

let nowMs = 0
beforeEach(() => {
  nowMs = 0
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const pass = (ms: number) => {
  nowMs += ms
  vi.advanceTimersByTime(ms)
}

test('gives the longest delay that each measurement saw', () => {
  const meter = createLoopDelay(() => nowMs)
  const first = meter.measure()
  pass(20)
  nowMs += 300 // the loop is blocked: time passes and no timer runs
  pass(20)
  const second = meter.measure()
  pass(20)
  expect(second()).toBe(0)
  expect(first()).toBe(300)
})

test('counts a block that ends together with the measurement', () => {
  const end = createLoopDelay(() => nowMs).measure()
  nowMs += 500
  expect(end()).toBe(480)
})

test('nothing wakes the process while nobody measures', () => {
  const meter = createLoopDelay(() => nowMs)
  expect(vi.getTimerCount()).toBe(0)
  const ends = [meter.measure(), meter.measure()]
  expect(vi.getTimerCount()).toBe(1)
  for (const end of ends) end()
  expect(vi.getTimerCount()).toBe(0)
})
