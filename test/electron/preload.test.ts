import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BuiltShell, buildShell } from './shellUnderDouble.ts'

let built: BuiltShell
beforeAll(async () => {
  built = await buildShell()
}, 60_000)
afterAll(() => built.remove())

/** What a sandboxed preload may require: Electron's documentation, "Process Sandboxing". */
const allowed = ['electron', 'events', 'timers', 'url']

function runPreload() {
  const toMain: unknown[][] = []
  const toPage: unknown[][] = []
  const exposed: unknown[] = []
  const required: string[] = []
  const listeners = new Map<string, () => void>()
  const electron = {
    ipcRenderer: { postMessage: (...args: unknown[]) => toMain.push(args) },
    contextBridge: { exposeInMainWorld: (...args: unknown[]) => exposed.push(args) },
  }
  const window = {
    addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
    postMessage: (...args: unknown[]) => toPage.push(args),
    location: { origin: 'app://headstart' },
  }
  const require = (name: string) => {
    required.push(name)
    if (!allowed.includes(name)) throw new Error(`module not found: ${name}`)
    return electron
  }
  const module = { exports: {} }
  const scope = { window, require, module, exports: module.exports, MessageChannel, console }
  runInNewContext(readFileSync(built.preload, 'utf8'), scope)
  return { window, toMain, toPage, exposed, required, load: () => listeners.get('DOMContentLoaded')?.() }
}

describe('the built preload', () => {
  test('needs nothing but electron', () => {
    expect(runPreload().required).toEqual(['electron'])
  })

  test('says nothing before the page is there, then hands over two ends of one channel', async () => {
    const { toMain, toPage, exposed, window, load } = runPreload()
    expect([...toMain, ...toPage]).toEqual([])
    load()
    const [channel, payload, [mainEnd]] = toMain[0] as [string, null, [MessagePort]]
    const [message, origin, [pageEnd]] = toPage[0] as [string, string, [MessagePort]]
    expect({ channel, payload, message, origin }).toEqual({
      channel: 'headstart:connect',
      payload: null,
      message: 'headstart:port',
      origin: 'app://headstart',
    })
    const heard = new Promise((resolve) => {
      mainEnd.onmessage = (event) => resolve(event.data)
    })
    pageEnd.postMessage('through')
    expect(await heard).toBe('through')
    mainEnd.close()
    expect([toMain.length, toPage.length, exposed]).toEqual([1, 1, []])
    expect(Object.keys(window)).toEqual(['addEventListener', 'postMessage', 'location'])
  })
})
