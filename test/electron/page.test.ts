import { describe, expect, test } from 'vitest'
import { bootedShell } from './bootedShell.ts'

const { boot, evaluate } = bootedShell()

describe('app://', () => {
  const get = (url: string, method = 'GET') =>
    evaluate(
      async ({ protocol }, [address = '', verb = '']) => {
        const answer = await protocol.handler?.(new Request(address, { method: verb }))
        return {
          status: answer?.status,
          type: answer?.headers.get('content-type'),
          policy: answer?.headers.get('content-security-policy') ?? '',
          sniff: answer?.headers.get('x-content-type-options'),
          referrer: answer?.headers.get('referrer-policy'),
          body: await answer?.text(),
        }
      },
      [url, method],
    )

  test('the page comes with a policy and a nonce of its own each time', async () => {
    await boot()
    const [one, two] = [await get('app://headstart/index.html'), await get('app://headstart/index.html')]
    expect(one).toMatchObject({
      status: 200,
      type: 'text/html; charset=utf-8',
      sniff: 'nosniff',
      referrer: 'no-referrer',
    })
    const nonce = /'nonce-([^']+)'/.exec(one.policy)?.[1] ?? ''
    expect(nonce).toMatch(/^[\w+/]{22}==$/)
    expect(one.policy).toContain("default-src 'none'; script-src 'self';")
    expect(one.body).toContain(`content="${nonce}"`)
    expect(one.body).not.toContain('__CSP_NONCE__')
    expect(two.body).not.toBe(one.body)
  })

  test('only files of the built page are served, by reading only', async () => {
    await boot()
    const asked: [url: string, method: string, status: number][] = [
      ['app://headstart/assets/a.js', 'GET', 200],
      ['app://headstart/assets/a.js', 'POST', 405],
      ['app://headstart/notes.md', 'GET', 404],
      ['app://headstart/', 'GET', 404],
      ['app://headstart/../main.js', 'GET', 404],
      ['app://headstart/%2e%2e/main.js', 'GET', 404],
      ['app://headstart/assets%2fa.js', 'GET', 404],
      ['app://headstart//etc/passwd', 'GET', 404],
      ['app://other/index.html', 'GET', 404],
    ]
    for (const [url, method, status] of asked) {
      const answer = await get(url, method)
      expect({ url, method, status: answer.status }).toEqual({ url, method, status })
      expect(answer.policy).toContain("default-src 'none'")
      expect(answer.sniff).toBe('nosniff')
    }
  })
})

describe('the port', () => {
  test('answers the contract to our own page, files too, and keeps inner faults to itself', async () => {
    await boot()
    const seen = await evaluate(async ({ BrowserWindow }, _arg, { connect, clientOf }) => {
      const [window] = BrowserWindow.windows
      if (!window) return null
      const client = clientOf(connect({ url: 'app://headstart/index.html#/x', parent: null }, window.webContents))
      const report = await client.incidents.report({ id: 'a', format: 'markdown' })
      const fault = await client.vendors.list().catch((error: Error) => error.message)
      return { headline: (await client.summary()).headline, report: [report.name, await report.text()], fault }
    })
    expect(seen).toEqual({
      headline: 'Stripe is failing.',
      report: ['report.md', '# Report'],
      fault: 'Headstart could not answer this call because of a fault of its own.',
    })
  })

  test('is refused to any page and frame but ours', async () => {
    await boot()
    const frames = {
      'another site': { url: 'https://example.com/', parent: null },
      'another host of the scheme': { url: 'app://other/index.html', parent: null },
      'an inner frame': { url: 'app://headstart/index.html', parent: {} },
      'a frame that is gone': null,
    }
    for (const [name, frame] of Object.entries(frames)) {
      const closed = await evaluate(
        ({ BrowserWindow }, from, { connect }) =>
          new Promise<boolean>((resolve) => {
            const [window] = BrowserWindow.windows
            if (window) connect(from ?? null, window.webContents).on('close', () => resolve(true))
          }),
        frame,
      )
      expect({ name, closed }).toEqual({ name, closed: true })
    }
  })

  test('is refused to a window that is not ours', async () => {
    await boot()
    const closed = await evaluate(({ WebContents }, _arg, { connect }) => {
      const other = new WebContents()
      other.url = 'app://headstart/index.html'
      return new Promise<boolean>((resolve) => {
        connect({ url: other.url, parent: null }, other).on('close', () => resolve(true))
      })
    })
    expect(closed).toBe(true)
  })

  test('is handed over once per page load', async () => {
    await boot()
    const order = await evaluate(async ({ BrowserWindow }, _arg, { connect, clientOf }) => {
      const [window] = BrowserWindow.windows
      if (!window) return []
      const { webContents } = window
      const frame = { url: 'app://headstart/index.html', parent: null }
      const events: string[] = []
      const open = (name: string) => {
        const port = connect(frame, webContents)
        const closed = new Promise<void>((resolve) => port.on('close', () => resolve()))
        return { client: clientOf(port), closed: closed.then(() => events.push(`${name} closed`)) }
      }
      const first = open('first')
      await open('second').closed
      await first.client.summary()
      events.push('first answers')
      webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true })
      await first.client.summary()
      events.push('first answers')
      webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
      await first.closed
      await open('third').client.summary()
      events.push('third answers')
      return events
    })
    expect(order).toEqual(['second closed', 'first answers', 'first answers', 'first closed', 'third answers'])
  })
})
