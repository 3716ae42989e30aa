import { createTransport } from 'nodemailer'
import { referenceName } from '../../core/channels/channelSecrets.ts'
import { mailOf } from '../../core/channels/email.ts'
import type { Outcome } from '../../core/channels/retry.ts'
import { shorten } from '../../core/explain/say.ts'
import { wording } from '../../core/language/language.ts'
import type { Channel } from '../../core/model/channel.ts'
import type { Order, SendParts, Sent } from './sender.ts'
import { leak } from './sender.ts'

type MailChannel = Extract<Channel, { kind: 'email' }>

const connectWithinMs = 10_000
const silentForMs = 15_000
const wholeMs = 45_000
const longestDialogue = 20_000

/** The error of the library: the fields that tell what happened. */
type MailError = Error & {
  code?: string
  responseCode?: number
  response?: string
  permanent?: boolean
  timeoutType?: string
  command?: string
}

/** Sends a mail by SMTP. Encryption is never given up: a server without it is an error, not a way out. */
export async function sendMail(
  { redactor, authorities, settings }: SendParts,
  channel: MailChannel,
  order: Order,
  values: Record<string, string>,
  signal: AbortSignal,
): Promise<Sent> {
  const { host, port, security, user, password, from, to } = channel
  const mail = mailOf(order.id, order.messages, from)
  const kept = leak(redactor(), `${mail.subject}\n${mail.text}\n${mail.html}`)
  if (kept) return { outcome: { kind: 'give-up', problem: kept }, transcript: '' }
  const secureContext = await authorities.context(settings().caFiles)
  const dialogue: string[] = []
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user !== undefined && password && { auth: { user, pass: values[referenceName(password)] } }),
    connectionTimeout: connectWithinMs,
    greetingTimeout: connectWithinMs,
    socketTimeout: silentForMs,
    dnsTimeout: connectWithinMs,
    maxResponseSize: 65_536,
    ...(secureContext && { tls: { secureContext } }),
    transactionLog: true,
    logger: recorder(dialogue),
    // A message names files and addresses of vendors; none of it is ever fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
  try {
    const info = await transport.sendMail({
      from,
      to,
      headers,
      ...mail,
      signal: AbortSignal.any([signal, AbortSignal.timeout(wholeMs)]),
    })
    const refused = wording.common.list(info.rejected.map(String))
    const problem = refused === '' ? undefined : wording.channels.mailNotFor(refused)
    return { outcome: { kind: 'sent', ...(problem && { problem }) }, transcript: shown(dialogue) }
  } catch (error) {
    return { outcome: outcomeOf(error as MailError, channel), transcript: shown(dialogue, error as MailError) }
  } finally {
    transport.close()
  }
}

/** Keeps what both sides say, the library having left out keys and the message. */
function recorder(dialogue: string[]) {
  const keep = ({ tnx }: { tnx?: string } = {}, text: unknown = '') => {
    if (tnx !== 'client' && tnx !== 'server') return
    const mark = tnx === 'client' ? '> ' : '< '
    dialogue.push(String(text).replaceAll(/^/gm, mark))
  }
  const ignore = () => undefined
  return { trace: ignore, debug: keep, info: ignore, warn: ignore, error: ignore, fatal: ignore }
}

function shown(dialogue: readonly string[], error?: MailError): string {
  const lines = error && !error.responseCode ? [...dialogue, wording.channels.noAnswerShown(error.message)] : dialogue
  return shorten(lines.join('\n'), longestDialogue)
}

const waits: Partial<Record<string, string>> = wording.channels.mailWaits

/** What went wrong, in words that say what to do. */
function outcomeOf(error: MailError, { host, port }: MailChannel): Outcome {
  const { code, command, response, permanent, timeoutType, message } = error
  const server = `${host}:${port}`
  const said = response ? shorten(response.replaceAll(/\s+/g, ' '), 200) : undefined
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return { kind: 'retry', problem: wording.channels.mailUser(server, said), keyRefused: true }
  if (code === 'ETIMEDOUT') {
    const wait = waits[timeoutType ?? ''] ?? wording.channels.mailWaits.other
    return { kind: 'retry', problem: wording.channels.mailNoAnswer(server, wait) }
  }
  if (code === 'EABORT') return { kind: 'retry', problem: wording.channels.mailSlow(server, wholeMs / 1_000) }
  if (code === 'ETLS' || command === 'STARTTLS') {
    const problem =
      said === undefined
        ? wording.channels.mailNoEncryption(server, message)
        : wording.channels.mailNoEncryptionSaid(server, said)
    return { kind: 'retry', problem }
  }
  if (code === 'EDNS') return { kind: 'retry', problem: wording.channels.mailNoName(host) }
  const problem =
    said === undefined ? wording.channels.mailCannot(server, message) : wording.channels.mailRefused(server, said)
  return permanent ? { kind: 'give-up', problem } : { kind: 'retry', problem }
}
