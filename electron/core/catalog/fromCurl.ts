import { idFrom } from '../idFrom.ts'
import { wording } from '../language/language.ts'
import { type MonitorDraft, policySchema, type Vendor } from '../model/monitor.ts'
import { readCurl } from './curlWords.ts'
import { companyOf, createTaker, moveKeys, nameOfPath } from './moveKeys.ts'
import { shellWords } from './shellWords.ts'

/** A monitor made from something that the user has at hand: a command, a recording, a description. */
export type Prepared = {
  vendor: Pick<Vendor, 'id' | 'name'> & Partial<Vendor>
  draft: MonitorDraft
  /** Values that stood in it, by secret name; empty for one that is still to be given. They go to the keychain only. */
  secrets: Record<string, string>
  /** What it says that a monitor does not do, and what is still to be filled in. */
  leftOut: string[]
}
export type FromCurl = ({ ok: true } & Prepared) | { ok: false; message: string }

/**
 * A monitor draft from a pasted curl command. Every credential in it is moved out of the draft into `secrets`. `name`
 * is the last part of its path; the rest is as for a new monitor.
 */
export function fromCurl(text: string): FromCurl {
  const words = shellWords(text.trim().replace(/^[$>]\s+/, ''))
  if (!words) return { ok: false, message: wording.catalog.curl.openQuote }
  const read = readCurl(words)
  if (!read.ok) return read
  const { request } = read
  const url = URL.parse(request.url)
  if (!url) return { ok: false, message: wording.catalog.curl.unreadableAddress }
  const company = companyOf(url.host)
  const id = idFrom(company) || 'vendor'
  const { secrets, take } = createTaker(id)
  const { method, followRedirects, body } = request
  const spec = {
    method,
    url: request.url,
    headers: request.headers,
    followRedirects,
    ...(body !== undefined && { body }),
  }
  return {
    ok: true,
    vendor: { id, name: company },
    draft: draftOf(id, nameOfPath(url.pathname), moveKeys(spec, take, request.user), request.timeoutMs),
    secrets,
    leftOut: request.leftOut,
  }
}

/** A new monitor for a request, with what every new monitor expects. */
export function draftOf(
  vendorId: string,
  name: string,
  request: MonitorDraft['request'],
  timeoutMs = 10_000,
): MonitorDraft {
  return {
    id: idFrom(`${vendorId}-${name}`),
    vendorId,
    name,
    intervalMs: 60_000,
    timeoutMs,
    request,
    expect: [
      { kind: 'status', ranges: [[200, 299]] },
      { kind: 'responseTime', degradedOverMs: 3_000 },
    ],
    policy: policySchema.parse({}),
  }
}
