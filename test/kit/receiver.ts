import { createServer, type IncomingHttpHeaders } from 'node:http'
import { openServer } from './openServer.ts'

export type Received = { method: string; path: string; headers: IncomingHttpHeaders; body: string; atMs: number }
/** What it does with a request; anything beyond the list is answered as the last one. */
export type Answer =
  | { status: number; body?: string; headers?: Record<string, string> }
  /** Takes the request and never answers. */
  | 'hang'
  /** Takes the request and cuts the connection. */
  | 'reset'

export type Receiver = {
  url: string
  received: Received[]
  /** From now on. */
  answer(...answers: Answer[]): void
  /** Waits until so many requests came; fails after 15 s. */
  until(count: number): Promise<Received[]>
  close(): Promise<void>
}

/** A real HTTP server that keeps what it is sent and answers as it is told: what a webhook ends at. */
export async function startReceiver(...first: Answer[]): Promise<Receiver> {
  let answers: Answer[] = first.length > 0 ? first : [{ status: 200, body: 'ok' }]
  const received: Received[] = []
  const waiting = new Set<() => void>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      received.push({ method, path: url, headers, body: Buffer.concat(chunks).toString(), atMs: Date.now() })
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      for (const look of [...waiting]) look()
      if (answer === 'reset') request.socket.resetAndDestroy()
      else if (answer !== 'hang' && answer) response.writeHead(answer.status, answer.headers).end(answer.body)
    })
  })
  const running = await openServer(server)
  return {
    url: `http://127.0.0.1:${running.port}/in`,
    received,
    answer(...next) {
      answers = next
    },
    until: (count) =>
      new Promise((resolve, reject) => {
        const late = () => reject(new Error(`Waited 15 s for ${count} requests; ${received.length} came.`))
        const timer = setTimeout(late, 15_000)
        const look = () => {
          if (received.length < count) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve(received)
        }
        waiting.add(look)
        look()
      }),
    close: () => running.close(),
  }
}
