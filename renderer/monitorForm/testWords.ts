import type { CatalogEntry } from '../../electron/core/catalog/schema.ts'
import type { Transcript } from '../../electron/core/model/transcript.ts'

export type TestWords = { tone: 'good' | 'warn' | 'bad'; title: string; text: string }

/** Where the trouble is, if there is any: key, permission, vendor, request or our own network. */
export function testWords(transcript: Transcript, entry?: CatalogEntry): TestWords {
  const { verdict, ownSide, exchanges } = transcript
  const needed = entry ? ` It needs: ${entry.key.name}.` : ''
  const status = exchanges.at(-1)?.response?.status
  switch (verdict.reason) {
    case 'ok':
      return { tone: 'good', title: 'It works.', text: 'The vendor answers as expected. Save the monitor to watch it.' }
    case 'slow':
    case 'certificate':
      return {
        tone: 'warn',
        title: 'It works, with a warning.',
        text: `${verdict.sentence}. You can save it and adjust the limit.`,
      }
    case 'key-rejected':
      if (exchanges.at(-1)?.failure?.kind === 'tls-client-certificate')
        return {
          tone: 'bad',
          title: 'The client certificate is the trouble.',
          text: `${verdict.sentence}. Check that it is the one the vendor knows, and that it has not expired.`,
        }
      if (exchanges.at(-1)?.role === 'token')
        return {
          tone: 'bad',
          title: 'The key is the trouble.',
          text: `${verdict.sentence}. Check client id and secret, and whether the vendor wants them by Basic or in the body.${needed}`,
        }
      return {
        tone: 'bad',
        title: 'The key is the trouble.',
        text: `The vendor is there and rejects the key. Check it, or make a new one.${needed}`,
      }
    case 'key-unavailable':
      return {
        tone: 'bad',
        title: 'The key is missing.',
        text: 'Nothing was sent. Paste the key above, then test again.',
      }
    case 'permission-missing':
      return {
        tone: 'warn',
        title: 'A permission is the trouble.',
        text: `${verdict.sentence}. The vendor is up.${needed}`,
      }
    case 'rate-limited':
      return {
        tone: 'warn',
        title: 'The vendor limits our requests.',
        text: 'The vendor is up. Probe less often, or see what else uses this key.',
      }
    case 'own-side':
      return {
        tone: 'warn',
        title: 'Your own network is the trouble.',
        text: ownSide?.sentence ?? 'Other addresses do not answer either.',
      }
    case 'failure':
      return {
        tone: 'bad',
        title: 'The vendor does not answer, or the address is wrong.',
        text: `${verdict.sentence}. Check the address first.`,
      }
    case 'rule-broken':
    case 'not-observed':
    case 'aborted':
      return { tone: 'warn', title: 'Nothing is known yet.', text: `${verdict.sentence}.` }
    default:
      if (exchanges.at(-1)?.role === 'token')
        return {
          tone: 'bad',
          title: 'The token endpoint is the trouble.',
          text: `${verdict.sentence}. The call itself was not made. Check the token endpoint’s address first.`,
        }
      if (status === 401 || status === 403)
        return {
          tone: 'bad',
          title: 'The vendor wants a key.',
          text: 'The request has none, or none that it accepts. Add it under Headers.',
        }
      if (status === 404)
        return {
          tone: 'bad',
          title: 'There is nothing at this address.',
          text: `The vendor is up and answers 404. Check the address${entry ? ' and the fields in it' : ''}.`,
        }
      return status !== undefined && status >= 500
        ? { tone: 'bad', title: 'The vendor is the trouble.', text: `${verdict.sentence}. Your key is not the reason.` }
        : {
            tone: 'bad',
            title: 'The answer is not as expected.',
            text: `${verdict.sentence}. Check the request and what is expected.`,
          }
  }
}
