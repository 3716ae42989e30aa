import { packTranscript, unpackTranscript } from '../../../electron/node/store/transcriptFile.ts'
import { prettyJson } from '../../../renderer/ui/transcript/prettyJson.ts'
import { type Case, median, ms } from '../case.ts'
import { failure, vendorBody } from '../records.ts'

const wantedBytes = 5_000_000

export const body: Case = {
  name: 'body of 5 MB',
  async run() {
    const parts: string[] = []
    for (let length = 0, n = 0; length < wantedBytes; n++) {
      const part = vendorBody(n)
      parts.push(part)
      length += part.length
    }
    const text = `[${parts.join(',')}]`
    const transcript = failure(1, Date.now())
    const response = transcript.exchanges[0]?.response
    if (response?.body) response.body = { ...response.body, text, decodedBytes: text.length }
    const { packed } = await packTranscript(transcript, Infinity)
    return [
      ['read a transcript from its file’s bytes', ms(await median(5, () => unpackTranscript(packed)))],
      ['parse and lay out for reading', ms(await median(5, () => prettyJson(text)))],
    ]
  },
}
