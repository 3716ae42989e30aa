import type { CatalogEntry } from '../../electron/core/catalog/schema.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { Transcript } from '../../electron/core/model/transcript.ts'

export type TestWords = { tone: 'good' | 'warn' | 'bad'; title: string; text: string }

/** Where the trouble is, if there is any: key, permission, vendor, request or our own network. */
export function testWords(transcript: Transcript, entry?: CatalogEntry): TestWords {
  const { verdict, ownSide, exchanges } = transcript
  const needed = entry?.key.name
  const status = exchanges.at(-1)?.response?.status
  switch (verdict.reason) {
    case 'ok':
      return { tone: 'good', title: wording.monitorForm.itWorks, text: wording.monitorForm.itWorksNext }
    case 'slow':
    case 'certificate':
      return {
        tone: 'warn',
        title: wording.monitorForm.itWorksWarning,
        text: wording.monitorForm.itWorksWarningNext(verdict.sentence),
      }
    case 'key-rejected':
      if (exchanges.at(-1)?.failure?.kind === 'tls-client-certificate')
        return {
          tone: 'bad',
          title: wording.monitorForm.certificateTrouble,
          text: wording.monitorForm.certificateTroubleNext(verdict.sentence),
        }
      if (exchanges.at(-1)?.role === 'token')
        return {
          tone: 'bad',
          title: wording.monitorForm.keyTrouble,
          text: wording.monitorForm.clientTroubleNext(verdict.sentence, needed),
        }
      return {
        tone: 'bad',
        title: wording.monitorForm.keyTrouble,
        text: wording.monitorForm.keyTroubleNext(needed),
      }
    case 'key-unavailable':
      return {
        tone: 'bad',
        title: wording.monitorForm.keyMissing,
        text: wording.monitorForm.keyMissingNext,
      }
    case 'permission-missing':
      return {
        tone: 'warn',
        title: wording.monitorForm.permissionTrouble,
        text: wording.monitorForm.permissionTroubleNext(verdict.sentence, needed),
      }
    case 'rate-limited':
      return {
        tone: 'warn',
        title: wording.monitorForm.rateLimited,
        text: wording.monitorForm.rateLimitedNext,
      }
    case 'own-side':
      return {
        tone: 'warn',
        title: wording.monitorForm.ownNetworkTrouble,
        text: ownSide?.sentence ?? wording.monitorForm.ownNetworkTroubleNext,
      }
    case 'failure':
      return {
        tone: 'bad',
        title: wording.monitorForm.noAnswer,
        text: wording.monitorForm.noAnswerNext(verdict.sentence),
      }
    case 'rule-broken':
    case 'not-observed':
    case 'aborted':
      return { tone: 'warn', title: wording.monitorForm.nothingKnownYet, text: `${verdict.sentence}.` }
    default:
      if (exchanges.at(-1)?.role === 'token')
        return {
          tone: 'bad',
          title: wording.monitorForm.tokenEndpointTrouble,
          text: wording.monitorForm.tokenEndpointTroubleNext(verdict.sentence),
        }
      if (status === 401 || status === 403)
        return {
          tone: 'bad',
          title: wording.monitorForm.keyWanted,
          text: wording.monitorForm.keyWantedNext,
        }
      if (status === 404)
        return {
          tone: 'bad',
          title: wording.monitorForm.notFound,
          text: wording.monitorForm.notFoundNext(entry !== undefined),
        }
      return status !== undefined && status >= 500
        ? {
            tone: 'bad',
            title: wording.monitorForm.vendorTrouble,
            text: wording.monitorForm.vendorTroubleNext(verdict.sentence),
          }
        : {
            tone: 'bad',
            title: wording.monitorForm.otherAnswer,
            text: wording.monitorForm.otherAnswerNext(verdict.sentence),
          }
  }
}
