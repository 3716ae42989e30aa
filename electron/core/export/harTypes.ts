/** The parts of HTTP Archive 1.2 that Headstart writes (http://www.softwareishard.com/blog/har-12-spec/). */
export type HarNameValue = { name: string; value: string }

export type HarCookie = HarNameValue & {
  path?: string
  domain?: string
  expires?: string
  httpOnly?: boolean
  secure?: boolean
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
    }
    redirectURL: string
    headersSize: number
    bodySize: number
    /** Why there is no (whole) response; custom fields begin with an underscore. */
    _error?: string
  }
  cache: Record<string, never>
  timings: HarTimings
  serverIPAddress?: string
  connection?: string
  comment?: string
}

export type Har = {
  log: {
    version: '1.2'
    creator: { name: string; version: string }
    pages: {
      startedDateTime: string
      id: string
      title: string
      pageTimings: { onContentLoad: number; onLoad: number }
    }[]
    entries: HarEntry[]
  }
}
