import type { Body, Exchange } from '../model/exchange.ts'

/** What the vendor itself says is wrong, taken from the body of its answer. */
export type VendorError = { code?: string; message?: string; type?: string }

const maxLength = 500
const codeNames = ['code', 'error_code', 'errorCode', 'status_code', 'errorNum', 'name', 'errcode']
const messageNames = [
  'message',
  'error_description',
  'detail',
  'error_message',
  'errorMessage',
  'msg',
  'description',
  'title',
]
const typeNames = ['type', 'error_type', 'errorType', 'reason', 'category']
const nestedNames = ['error', 'errors', 'fault', 'Error', 'err', 'meta']

/** The vendor's own error of an answer that is not a success, or that carries `error` although its status is. */
export function vendorErrorOf(exchange: Exchange): VendorError | undefined {
  const { response } = exchange
  if (!response?.body?.text) return undefined
  const document = jsonOf(response.body)
  if (document === undefined) return xmlError(response.body.text)
  const failed = response.status >= 400
  return errorIn(document, failed, 0)
}

/** The parsed JSON of a body that is JSON and whole, else undefined. */
export function jsonOf(body: Body | undefined): unknown {
  const text = body?.text?.trimStart()
  if (!text || !/^[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function wordOf(map: Record<string, unknown>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = map[name]
    if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') {
      return String(value).slice(0, maxLength)
    }
  }
  return undefined
}

function errorIn(value: unknown, isError: boolean, depth: number): VendorError | undefined {
  if (depth > 3) return undefined
  if (Array.isArray(value)) return errorIn(value[0], isError, depth + 1)
  if (isError && depth > 0 && typeof value === 'string' && value !== '') return { message: value.slice(0, maxLength) }
  if (!isMap(value)) return undefined
  for (const name of nestedNames) {
    if (value[name] === undefined || value[name] === null || value[name] === false) continue
    // OAuth and others: `error` is the code, its words stand beside it.
    if (typeof value[name] === 'string' && name !== 'meta') {
      const message = wordOf(value, messageNames)
      const word = String(value[name]).slice(0, maxLength)
      return message === undefined || message === word ? { code: word } : { code: word, message }
    }
    const inner = errorIn(value[name], isError || name !== 'meta', depth + 1)
    if (inner) return inner
  }
  if (!isError) return undefined
  const code = wordOf(value, codeNames)
  const message = wordOf(value, messageNames)
  const type = wordOf(value, typeNames)
  if (code === undefined && message === undefined) return undefined
  return {
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
    ...(type !== undefined && { type }),
  }
}

/** `<Error><Code>…</Code><Message>…</Message></Error>`, as object stores and older services answer. */
function xmlError(text: string): VendorError | undefined {
  if (!/^\s*</.test(text) || /^\s*<(!doctype html|html)/i.test(text)) return undefined
  const head = text.slice(0, 4_000)
  const code = /<Code>([^<]{1,200})<\/Code>/i.exec(head)?.[1]
  const message = /<Message>([^<]{1,500})<\/Message>/i.exec(head)?.[1]
  if (code === undefined && message === undefined) return undefined
  return { ...(code !== undefined && { code }), ...(message !== undefined && { message }) }
}

/** "card_declined: Your card was declined." */
export function sayVendorError({ code, message, type }: VendorError): string {
  const name = [type, code].filter((word, at, all) => word !== undefined && all.indexOf(word) === at).join(' ')
  return [name, message].filter((part) => part !== undefined && part !== '').join(': ')
}
