import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void

/** A vendor that works: JSON with a request id, as payment services answer. */
export const healthy: Behaviour = (_request, response) => {
  response.setHeader('Content-Type', 'application/json')
  response.setHeader('Request-Id', 'req_e2eGood')
  response.end('{"object":"balance","available":[{"amount":100,"currency":"eur"}]}')
}

/** A vendor that fails at its edge: an HTML page where JSON was expected. */
export const failing: Behaviour = (_request, response) => {
  response.writeHead(503, { 'Content-Type': 'text/html', 'Request-Id': 'req_e2eBad', Server: 'edge' })
  response.end('<html><body><h1>Service Unavailable</h1></body></html>')
}

/** A real HTTP server on loopback whose behaviour a test changes while Headstart watches it. */
export async function startVendor(): Promise<{
  url: string
  become(behaviour: Behaviour): void
  requests: IncomingMessage['headers'][]
  close(): Promise<void>
}> {
  let behaviour = healthy
  const requests: IncomingMessage['headers'][] = []
  const server = createServer((request, response) => {
    requests.push(request.headers)
    behaviour(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    become: (next) => {
      behaviour = next
    },
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
