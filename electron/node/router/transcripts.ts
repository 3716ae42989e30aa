import { curlOf } from '../../core/export/curl.ts'
import { harOf } from '../../core/export/har.ts'
import { transcriptText } from '../../core/export/text.ts'
import type { Transcript } from '../../core/model/transcript.ts'
import type { Errors, Services } from './context.ts'
import { os } from './context.ts'
import { guarded } from './leaving.ts'

async function transcriptOf(services: Services, id: string, errors: Errors): Promise<Transcript> {
  const transcript = await services.transcript(id)
  if (transcript) return transcript
  throw errors.NOT_FOUND({
    message: `There is no transcript ${id}.`,
    data: { next: 'It may have passed its retention; open the list of transcripts for those that are kept.' },
  })
}

export const transcripts = {
  list: os.transcripts.list.handler(({ context, input }) => {
    const { monitor, vendor, incident, verdict, failure, ...filter } = input
    return context.transcripts({
      ...filter,
      ...(monitor && { monitorId: monitor }),
      ...(vendor && { vendorId: vendor }),
      ...(incident && { incidentId: incident }),
      ...(verdict && { state: verdict }),
      ...(failure && { failureKind: failure }),
    })
  }),

  get: os.transcripts.get.handler(({ context, input, errors }) => transcriptOf(context, input.id, errors)),

  har: os.transcripts.har.handler(async ({ context, input, errors }) => {
    const transcript = await transcriptOf(context, input.id, errors)
    const har = harOf([transcript], { name: 'Headstart', version: transcript.app.version })
    const file = new File([JSON.stringify(har, null, 2)], `${transcript.id}.har`, { type: 'application/json' })
    return guarded(context, errors, file)
  }),

  curl: os.transcripts.curl.handler(async ({ context, input, errors }) => {
    const transcript = await transcriptOf(context, input.id, errors)
    return guarded(context, errors, new File([curlOf(transcript)], `${transcript.id}.sh`, { type: 'text/plain' }))
  }),

  text: os.transcripts.text.handler(async ({ context, input, errors }) => {
    const transcript = await transcriptOf(context, input.id, errors)
    const text = transcriptText(transcript)
    return guarded(context, errors, new File([text], `${transcript.id}.txt`, { type: 'text/plain' }))
  }),
}
