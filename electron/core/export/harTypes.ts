import type { Connection, Failure, PhaseName } from '../model/exchange.ts'
import type { Scope } from '../model/scope.ts'
import type { OwnSide, Replacements, Transcript } from '../model/transcript.ts'
import type { Verdict } from '../model/verdict.ts'

/**
 * The parts of HTTP Archive 1.2 that Headstart writes (http://www.softwareishard.com/blog/har-12-spec/). What the
 * format has no word for stands in custom fields, which begin with an underscore.
 */
export type HarNameValue = { name: string; value: string }

export type HarCookie = HarNameValue & {
  path?: string
  domain?: string
  expires?: string
  httpOnly?: boolean
  secure?: boolean
  /** HAR 1.2 has no word for these two. */
  _sameSite?: string
  _maxAge?: string
}

/** Milliseconds; -1 = does not apply. `ssl` is part of `connect`. */
export type HarTimings = {
  blocked: number
  dns: number
  connect: number
  send: number
  wait: number
  receive: number
  ssl: number
}

export type HarEntry = {
  pageref: string
  startedDateTime: string
  time: number
  request: {
    method: string
    url: string
    httpVersion: string
    cookies: HarCookie[]
    headers: HarNameValue[]
    queryString: HarNameValue[]
    postData?: { mimeType: string; text: string; params: HarNameValue[]; comment?: string }
    headersSize: number
    bodySize: number
  }
  response: {
    status: number
    statusText: string
    httpVersion: string
    cookies: HarCookie[]
    headers: HarNameValue[]
    content: {
      size: number
      compression?: number
      mimeType: string
      text?: string
      encoding?: string
      comment?: string
      /** Of the whole decoded body as far as it was read. */
      _sha256?: string
      _truncated?: boolean
    }
    redirectURL: string
    headersSize: number
    bodySize: number
    /** Why there is no (whole) response. */
    _error?: string
  }
  cache: Record<string, never>
  timings: HarTimings
  serverIPAddress?: string
  /** The server's port. */
  connection?: string
  comment?: string
  /** Our own port: one per connection. */
  _connectionId?: string
  _resourceType: 'fetch'
  _transcript: string
  _role: string
  /** Every phase as measured; a phase that did not happen is absent. */
  _phases: Partial<Record<PhaseName, number>>
  _failure?: Failure
  _failedPhase?: PhaseName
  /** Resolver, all answers, chosen addresses, proxy, ALPN, TLS and the chain. */
  _connection?: Connection
  _requestIds?: { name: string; value: string; place: string }[]
  _clockOffsetMs?: number
  _loopDelayMs?: number
}

export type HarPage = {
  startedDateTime: string
  id: string
  title: string
  pageTimings: { onContentLoad: number; onLoad: number }
  _verdict: Verdict
  _ownSide?: OwnSide
  _replacements: Replacements
  _attempt: Transcript['attempt']
  _trigger: string
  _monitor: string
  _vendor: string
  _monitorRevision: number
  /** System, interface, VPN and proxy. */
  _ranOn: string
  _environment?: string
  /** All redirect hops together. */
  _redirectsMs?: number
}

export type Har = {
  log: {
    version: '1.2'
    creator: { name: string; version: string }
    pages: HarPage[]
    entries: HarEntry[]
    comment: string
    /** Where the failure of the incident lies, with its evidence. */
    _scope?: Scope
  }
}
