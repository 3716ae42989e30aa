import type { Socket } from 'node:net'

/** No socket takes this long to close; if one ever does, watching must go on without it. */
const closeWithinMs = 1_000

/** Every socket that one exchange opened, so that none outlives it. */
export type Sockets = {
  keep<T extends Socket>(socket: T): T
  /** Destroys all and resolves when each has closed, or after a bound. */
  destroyAll(): Promise<void>
}

export function createSockets(): Sockets {
  const kept = new Set<Socket>()
  return {
    keep(socket) {
      kept.add(socket)
      // A socket that dies after its exchange was settled must not bring the process down.
      socket.on('error', () => undefined)
      socket.once('close', () => kept.delete(socket))
      return socket
    },
    async destroyAll() {
      const closing = [...kept].map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())))
      // Outermost first: destroying the TCP socket beneath a TLS socket in the same turn crashes Node 24.
      for (const socket of [...kept].reverse()) socket.destroy()
      let timer: NodeJS.Timeout | undefined
      const bound = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, closeWithinMs)
      })
      await Promise.race([Promise.all(closing), bound])
      clearTimeout(timer)
    },
  }
}
