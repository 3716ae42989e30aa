import { connect, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'

/** Listens with the shortest queue, then blocks its whole thread: nobody will ever accept. */
const script = `
const { parentPort } = require('node:worker_threads')
const server = require('node:net').createServer()
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
  parentPort.postMessage(server.address().port)
  setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0))
})
`

/** A port where a connection is never accepted: the kernel's queue is filled, so on Linux even TCP does not complete. */
export async function hangBeforeAccept() {
  const worker = new Worker(script, { eval: true })
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  const fillers: Socket[] = []
  for (let filler = 0; filler < 4; filler++) {
    const socket = connect({ port, host: '127.0.0.1' }).on('error', () => undefined)
    fillers.push(socket)
  }
  return {
    port,
    async close() {
      for (const socket of fillers) socket.destroy()
      await worker.terminate()
    },
  }
}
