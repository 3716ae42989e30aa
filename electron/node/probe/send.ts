import type { Socket } from 'node:net'
import { Client, type Dispatcher } from 'undici'
import { wording } from '../../core/language/language.ts'
import type { Exchange, Headers } from '../../core/model/exchange.ts'
import { bodyOf } from './bodyOf.ts'
import type { Deadline } from './deadline.ts'
import { codeOf } from './failureKind.ts'
import { headerValue } from './headerValue.ts'
import { recordHttp2 } from './http2Record.ts'
import { type BodyReceiver, receiveBody } from './receiveBody.ts'
import type { Stopwatch } from './stopwatch.ts'
import { tapWire } from './wireTap.ts'

export type Outgoing = {
  origin: string
  /** Path and query, or the whole URL when a proxy is asked in absolute form. */
  target: string
  method: string
  headers: Headers
  body: string | undefined
}

export type Limits = { maxBodyBytes: number; maxHeaderBytes: number }

export type Reply = {
  sent?: { httpVersion: string; headers: Headers; headerBytes?: number }
  response?: Exchange['response']
  /** What went wrong on the wire or in decoding. */
  error?: unknown
  /** Any byte of a response came in. */
  heard: boolean
}

/** Nobody hears of it. One for all, as undici would make one with its stack for each. */
const over = new Error('The exchange is over.')

/** Sends one request over a connection that stands and takes the response in. Never throws; never uses the connection twice. */
export async function send(
  outgoing: Outgoing,
  socket: Socket,
  watch: Stopwatch,
  limits: Limits,
  deadline: Deadline,
): Promise<Reply> {
  const http2 = 'alpnProtocol' in socket && socket.alpnProtocol === 'h2'
  const onFirstByte = () => {
    watch.mark('sendEnd')
    watch.mark('firstByte')
  }
  // What is flushed after the first byte came in (a long upload) no longer moves the phases.
  const onFlushed = () => !watch.has('firstByte') && watch.has('sendStart') && watch.remark('sendEnd')
  const tap = http2 ? undefined : tapWire(socket, onFlushed, onFirstByte)
  const record = http2 ? recordHttp2(socket) : undefined
  let start: { status: number; reason: string; headers: Headers } | undefined
  let body: BodyReceiver | undefined
  let systemError: Error | undefined
  const onSocketError = (error: Error) => {
    // undici puts its own errors on the socket too; those of the system and of TLS say more.
    if ('syscall' in error || codeOf(error)?.startsWith('ERR_SSL_')) systemError ??= error
  }
  socket.on('error', onSocketError)
  const client = clientOn(socket, outgoing.origin, limits.maxHeaderBytes)

  let whole = false
  const error = await new Promise<unknown>((settle) => {
    const handler: Dispatcher.DispatchHandler & { onRequestSent(): void } = {
      onRequestStart: () => watch.mark('sendStart'),
      onRequestSent: () => http2 && watch.mark('sendEnd'),
      onResponseStart(controller, status, headers, reason) {
        onFirstByte()
        if (status < 200) return
        const list = rawHeaders(controller.rawHeaders) ?? Object.entries(headers).flatMap(flat)
        start = { status, reason: reason ?? '', headers: list }
        const stop = () => settle(undefined)
        body = receiveBody(headerValue(list, 'content-encoding'), limits.maxBodyBytes, () => controller.resume(), stop)
      },
      onResponseData(controller, chunk) {
        if (body?.write(chunk) === false) controller.pause()
      },
      onResponseEnd() {
        whole = true
        watch.mark('end')
        // undici is about to do this with an error, whose stack it writes out: a twentieth of a probe's work.
        if (!http2) socket.destroy()
        settle(undefined)
      },
      onResponseError: (_, problem) => settle(problem),
    }
    if (deadline.signal.aborted) return settle(deadline.signal.reason)
    deadline.signal.addEventListener('abort', () => settle(deadline.signal.reason), { once: true })
    const { target: path, method, body: payload } = outgoing
    try {
      client.dispatch(
        { path, method: method as Dispatcher.HttpMethod, headers: outgoing.headers.flat(), body: payload },
        handler,
      )
    } catch (problem) {
      settle(problem)
    }
  })
  void client.destroy(over).catch(() => undefined)
  const ended = await body?.finish()
  record?.stop()
  socket.off('error', onSocketError)

  const head = tap?.request()
  const headers = head?.headers ?? record?.sent()
  const type = headerValue(start?.headers, 'content-type')
  const coding = headerValue(start?.headers, 'content-encoding')
  const bodiless = outgoing.method === 'HEAD' || start?.status === 204 || start?.status === 304
  const answered = tap?.response()
  return {
    heard: tap?.heard() ?? start !== undefined,
    error: (error && systemError) || error || ended?.failure,
    ...(headers && {
      sent: { httpVersion: http2 ? '2' : '1.1', headers, ...(head && { headerBytes: head.bytes }) },
    }),
    ...(start && {
      response: {
        ...start,
        httpVersion: http2 ? '2' : (answered?.startLine.slice(5, 8) ?? '1.1'),
        ...(answered && { headerBytes: answered.bytes }),
        ...(ended && !bodiless && { body: bodyOf(ended.received, type, coding, whole) }),
      },
    }),
  }
}

/** A client that has exactly the one connection given to it; a second one (a retry of its own) is refused. */
function clientOn(socket: Socket, origin: string, maxHeaderSize: number): Client {
  let given = false
  return new Client(origin, {
    allowH2: true,
    // Zero = `Connection: close`: nothing is kept alive.
    pipelining: 0,
    maxHeaderSize,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (_, callback) => {
      const first = !given
      given = true
      // undici is not prepared for an answer within the call.
      queueMicrotask(() => {
        if (first) callback(null, socket)
        else callback(new Error(wording.probe.anotherConnection), null)
      })
    },
  })
}

const flat = ([name, value]: [string, string | string[] | undefined]): Headers =>
  (Array.isArray(value) ? value : [value ?? '']).map((one): [string, string] => [name, one])

function rawHeaders(raw: unknown): Headers | undefined {
  if (!Array.isArray(raw)) return undefined
  const text = raw.map((part) => (Buffer.isBuffer(part) ? part.toString('latin1') : String(part)))
  return text.flatMap((name, at): Headers => (at % 2 === 0 ? [[name, text[at + 1] ?? '']] : []))
}
