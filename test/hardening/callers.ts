import { connect } from 'node:net'

/** Sends these very bytes and gives all that comes back until the server ends the connection. */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let seen = ''
    socket.on('data', (chunk) => {
      seen += chunk
    })
    socket.on('error', () => resolve(seen))
    socket.on('close', () => resolve(seen))
  })
}

/** One request by hand: fetch would not let a test set Host, Origin, Cookie or Sec-Fetch-Site. */
export async function ask(
  port: number,
  line: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<{ status: number; head: string; body: string }> {
  const all = {
    Host: `127.0.0.1:${port}`,
    Connection: 'close',
    ...(body && { 'Content-Length': String(Buffer.byteLength(body)) }),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  const text = await sendRaw(port, `${[`${line} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n${body}`)
  const end = text.indexOf('\r\n\r\n')
  return { status: Number(text.split(' ')[1] ?? 0), head: text.slice(0, end), body: text.slice(end + 4) }
}

/** A caller that sends a piece now and then and never finishes. Resolves when the server has enough of it. */
export function trickle(port: number, begin: string, piece: string, everyMs: number): Promise<string> {
  return new Promise((resolve) => {
    let seen = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(begin))
    const timer = setInterval(() => socket.write(piece), everyMs)
    socket.on('data', (chunk) => {
      seen += chunk
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      resolve(seen)
    })
  })
}
