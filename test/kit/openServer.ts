import type { AddressInfo, Server, Socket } from 'node:net'

export type OpenServer = { port: number /** Sockets open at this moment. */; open(): number; close(): Promise<void> }

/** Listens on 127.0.0.1 and remembers every socket, so that closing never waits for a peer that hangs. */
export async function openServer(server: Server): Promise<OpenServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve())
  })
  return {
    port: (server.address() as AddressInfo).port,
    open: () => sockets.size,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
