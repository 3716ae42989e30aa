import type { Router } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { ipcMain, type MessagePortMain, type WebContents } from 'electron'
import type { Contract } from './core/contract.ts'
import type { Services } from './node/router/context.ts'
import { plainErrors } from './node/server/plainErrors.ts'
import { isOwnPage } from './page.ts'

/**
 * Answers the contract over the port that our preload hands over. A port is taken once per page load, from the top
 * frame of our own page in our own window; any other is closed unread. A new load closes the port of the last.
 */
export function setupPort(
  router: Router<Contract, Services>,
  context: Services,
  isOurs: (contents: WebContents) => boolean,
  report: (error: unknown) => void,
): void {
  const handler = new RPCHandler(router, {
    clientInterceptors: [plainErrors(report)],
  })
  const taken = new WeakMap<WebContents, MessagePortMain>()
  const followed = new WeakSet<WebContents>()

  function release(contents: WebContents): void {
    taken.get(contents)?.close()
    taken.delete(contents)
  }

  function follow(contents: WebContents): void {
    if (followed.has(contents)) return
    followed.add(contents)
    contents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) release(contents)
    })
    contents.on('render-process-gone', () => release(contents))
  }

  ipcMain.on('headstart:connect', (event) => {
    const frame = event.senderFrame
    const [port, ...more] = event.ports
    const trusted =
      frame !== null &&
      frame.parent === null &&
      isOwnPage(frame.url) &&
      isOurs(event.sender) &&
      !taken.has(event.sender)
    if (!trusted || !port || more.length > 0) {
      for (const refused of event.ports) refused.close()
      console.error('A page that is not ours, or asks twice, was refused a connection.')
      return
    }
    follow(event.sender)
    taken.set(event.sender, port)
    handler.upgrade(port, { context })
    port.start()
  })
}
