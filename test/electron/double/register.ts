import { registerHooks } from 'node:module'
import { mock } from 'node:test'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../../electron/core/contract.ts'
import * as electron from './electron.ts'

/** Loaded before the shell (`node --import`): gives it the double for `electron`, and obeys the test over IPC. */
const double = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (name, context, next) => (name === 'electron' ? { url: double, shortCircuit: true } : next(name, context)),
})

type Frame = { url: string; parent: unknown }

/** Plays our preload: hands one end of a channel to main as the page in `frame`, keeps the other. */
function connect(frame: Frame | null, sender: electron.WebContents): MessagePort {
  const { port1, port2 } = new MessageChannel()
  const ports = [new electron.MessagePortMain(port2)]
  electron.ipcMain.emit('headstart:connect', { senderFrame: frame, sender, ports })
  return port1
}

/** A client of the contract, as the page makes it out of its port. */
function clientOf(port: MessagePort): ContractRouterClient<Contract> {
  return createORPCClient(new RPCLink({ port }))
}

/** `timers` stops the time of the shell, and makes it pass. */
export const tools = { connect, clientOf, timers: mock.timers }
export type Electron = typeof electron
export type Tools = typeof tools

type Order = { id: number; source: string; arg: unknown }

process.on('message', async ({ id, source, arg }: Order) => {
  try {
    const ordered: (electron: Electron, arg: unknown, tools: Tools) => unknown = new Function(`return (${source})`)()
    process.send?.({ id, result: await ordered(electron, arg, tools) })
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.message : String(error) })
  }
})
