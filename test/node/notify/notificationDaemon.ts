import { connect, type Socket } from 'node:net'

/**
 * A small real notification service: speaks the D-Bus wire format (little endian) over the bus's socket, owns
 * org.freedesktop.Notifications, keeps what it is shown, and can press a notification's action.
 */
export type Shown = { app: string; title: string; body: string; actions: string[] }
export type NotificationDaemon = {
  shown: Shown[]
  press(id: number, action: string): void
  close(): void
}

const align = (at: number, to: number) => Math.ceil(at / to) * to

/** Writes values by D-Bus type: y byte, u uint32, s/o/g texts. */
class Writer {
  #chunks: Buffer[] = []
  length = 0

  pad(to: number): void {
    this.#push(Buffer.alloc(align(this.length, to) - this.length))
  }
  bytes(...values: number[]): void {
    this.#push(Buffer.from(values))
  }
  uint32(value: number): void {
    this.pad(4)
    const buffer = Buffer.alloc(4)
    buffer.writeUInt32LE(value)
    this.#push(buffer)
  }
  text(value: string): void {
    this.uint32(Buffer.byteLength(value))
    this.#push(Buffer.from(`${value}\0`))
  }
  signature(value: string): void {
    this.#push(Buffer.from([value.length]), Buffer.from(`${value}\0`))
  }
  field(code: number, type: string, value: string | number): void {
    this.pad(8)
    this.bytes(code)
    this.signature(type)
    if (typeof value === 'number') this.uint32(value)
    else if (type === 'g') this.signature(value)
    else this.text(value)
  }
  append(other: Buffer): void {
    this.#push(other)
  }
  done(): Buffer {
    return Buffer.concat(this.#chunks)
  }
  #push(...buffers: Buffer[]): void {
    for (const buffer of buffers) {
      this.#chunks.push(buffer)
      this.length += buffer.length
    }
  }
}

type Message = { type: number; serial: number; member: string; sender: string; body: Buffer }

const textAt = (buffer: Buffer, at: number) => {
  const length = buffer.readUInt32LE(at)
  return { text: buffer.toString('utf8', at + 4, at + 4 + length), next: at + 4 + length + 1 }
}

function readMessage(buffer: Buffer): { message: Message; size: number } | null {
  if (buffer.length < 16) return null
  const bodyLength = buffer.readUInt32LE(4)
  const fieldsEnd = 16 + buffer.readUInt32LE(12)
  const size = align(fieldsEnd, 8) + bodyLength
  if (buffer.length < size) return null
  const message = { type: buffer[1] ?? 0, serial: buffer.readUInt32LE(8), member: '', sender: '' }
  for (let at = 16; at < fieldsEnd; ) {
    at = align(at, 8)
    const code = buffer[at] ?? 0
    const type = String.fromCharCode(buffer[at + 2] ?? 0)
    at += 4
    if (type === 'u') at = align(at, 4) + 4
    else if (type === 'g') at += (buffer[at] ?? 0) + 2
    else {
      const { text, next } = textAt(buffer, align(at, 4))
      if (code === 3) message.member = text
      if (code === 7) message.sender = text
      at = next
    }
  }
  return { message: { ...message, body: buffer.subarray(size - bodyLength, size) }, size }
}

/** `susssasa{sv}i`, as far as the actions. */
function readNotify(body: Buffer): Shown {
  const app = textAt(body, 0)
  const icon = textAt(body, align(app.next, 4) + 4)
  const title = textAt(body, align(icon.next, 4))
  const text = textAt(body, align(title.next, 4))
  const actions: string[] = []
  let at = align(text.next, 4)
  const end = at + 4 + body.readUInt32LE(at)
  for (at += 4; at < end; ) {
    const action = textAt(body, align(at, 4))
    actions.push(action.text)
    at = action.next
  }
  return { app: app.text, title: title.text, body: text.text, actions }
}

const path = '/org/freedesktop/Notifications'
const service = 'org.freedesktop.Notifications'

/** Joins the bus at this socket and serves notifications there; resolves when the name is ours. */
export function startNotificationDaemon(socketPath: string): Promise<NotificationDaemon> {
  const shown: Shown[] = []
  const senders: string[] = []
  let serial = 0

  function send(
    socket: Socket,
    type: number,
    fields: [number, string, string | number][],
    types: string,
    body: Buffer,
  ) {
    const writer = new Writer()
    serial += 1
    writer.bytes(0x6c, type, 0, 1)
    writer.uint32(body.length)
    writer.uint32(serial)
    const header = new Writer()
    // The array of fields begins at 16, which is a multiple of 8, so offsets inside it count from 0.
    for (const [code, kind, value] of fields) header.field(code, kind, value)
    if (types) header.field(8, 'g', types)
    writer.uint32(header.length)
    writer.append(header.done())
    writer.pad(8)
    writer.append(body)
    socket.write(writer.done())
  }

  const texts = (...values: string[]) => {
    const writer = new Writer()
    for (const value of values) writer.text(value)
    return writer.done()
  }
  const numbers = (...values: number[]) => {
    const writer = new Writer()
    for (const value of values) writer.uint32(value)
    return writer.done()
  }
  const ask = (socket: Socket, member: string, types: string, body: Buffer) =>
    send(
      socket,
      1,
      [
        [1, 'o', '/org/freedesktop/DBus'],
        [2, 's', 'org.freedesktop.DBus'],
        [3, 's', member],
        [6, 's', 'org.freedesktop.DBus'],
      ],
      types,
      body,
    )

  return new Promise((resolve, reject) => {
    const socket = connect(socketPath)
    let buffer: Buffer = Buffer.alloc(0)
    let authenticated = false

    const signal = (member: string, to: string, types: string, body: Buffer) =>
      send(
        socket,
        4,
        [
          [1, 'o', path],
          [2, 's', service],
          [3, 's', member],
          [6, 's', to],
        ],
        types,
        body,
      )

    function receive(message: Message): void {
      // Replies to Hello and RequestName: the second one means the name is ours.
      if (message.type === 2 && serial === 2)
        resolve({
          shown,
          press(id, action) {
            const body = new Writer()
            body.uint32(id)
            body.text(action)
            signal('ActionInvoked', senders[id - 1] ?? '', 'us', body.done())
            signal('NotificationClosed', senders[id - 1] ?? '', 'uu', numbers(id, 2))
          },
          close: () => void socket.destroy(),
        })
      if (message.type !== 1) return
      const reply = (types: string, body: Buffer) =>
        send(
          socket,
          2,
          [
            [5, 'u', message.serial],
            [6, 's', message.sender],
          ],
          types,
          body,
        )
      if (message.member === 'GetServerInformation') reply('ssss', texts('double', 'headstart', '1', '1.2'))
      else if (message.member === 'GetCapabilities') {
        const list = texts('body', 'body-markup', 'actions')
        reply('as', Buffer.concat([numbers(list.length), list]))
      } else if (message.member === 'Notify') {
        shown.push(readNotify(message.body))
        senders.push(message.sender)
        reply('u', numbers(shown.length))
      } else reply('', Buffer.alloc(0))
    }

    socket.on('error', reject)
    socket.on('data', (chunk) => {
      buffer = Buffer.concat([buffer, chunk])
      if (!authenticated) {
        if (!buffer.toString('latin1').includes('\r\n')) return
        buffer = buffer.subarray(buffer.indexOf('\r\n') + 2)
        authenticated = true
        socket.write('BEGIN\r\n')
        ask(socket, 'Hello', '', Buffer.alloc(0))
        ask(socket, 'RequestName', 'su', Buffer.concat([texts(service), Buffer.alloc(2), numbers(0)]))
      }
      for (let next = readMessage(buffer); next; next = readMessage(buffer)) {
        buffer = buffer.subarray(next.size)
        receive(next.message)
      }
    })
    const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex')
    socket.write(`\0AUTH EXTERNAL ${uid}\r\n`)
  })
}
