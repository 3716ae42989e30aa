import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { createAuthority } from './certificates.ts'

export type ReceivedMail = { from: string; to: string[]; raw: string; secure: boolean; user: string | undefined }

export type MailServer = {
  port: number
  mails: ReceivedMail[]
  /** The authority to trust, as PEM. */
  caPem: string
  close(): Promise<void>
}

type Options = {
  /** `starttls` offers it, `tls` begins with it, `none` has none. */
  security?: 'starttls' | 'tls' | 'none'
  /** Required to log in. */
  login?: { user: string; pass: string }
  /** Refuses this recipient with this code. */
  refuse?: { address: string; code: number }
  /** Signed by an authority that nobody trusts. */
  untrusted?: boolean
}

/** A real SMTP server on 127.0.0.1 that keeps the mails it takes. */
export async function startMailServer(options: Options = {}): Promise<MailServer> {
  const { security = 'starttls', login, refuse } = options
  const authority = createAuthority()
  const signer = options.untrusted ? createAuthority('Nobody trusts this') : authority
  const identity = signer.issue(['localhost', '127.0.0.1'])
  const mails: ReceivedMail[] = []
  const refused = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })
  const settings: SMTPServerOptions = {
    ...identity,
    secure: security === 'tls',
    authOptional: login === undefined,
    disabledCommands: [...(security === 'none' ? ['STARTTLS'] : []), ...(login ? [] : ['AUTH'])],
    allowInsecureAuth: security === 'none',
    onAuth({ username, password }, _session, done) {
      if (username === login?.user && password === login?.pass) done(null, { user: username })
      else done(refused(535, 'Authentication failed'))
    },
    onRcptTo({ address }, _session, done) {
      done(address === refuse?.address ? refused(refuse.code, 'Not here') : null)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        mails.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
          secure: session.secure,
          user: session.user === undefined ? undefined : String(session.user),
        })
        done(null)
      })
    },
  }
  const server = new SMTPServer(settings)
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    mails,
    caPem: authority.cert,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
