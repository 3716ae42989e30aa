import { curlOf } from '../../core/export/curl.ts'
import { harOf } from '../../core/export/har.ts'
import { transcriptText } from '../../core/export/text.ts'
import { wording } from '../../core/language/language.ts'
import type { Transcript } from '../../core/model/transcript.ts'
import { curlOptions } from '../curlOptions.ts'
import type { Errors, Services } from './context.ts'
import { os } from './context.ts'
import { guarded } from './leaving.ts'

function notThere(id: string, errors: Errors): never {
  throw errors.NOT_FOUND({
    message: wording.refusals.noTranscript(id),
    data: { next: wording.refusals.noTranscriptNext },
  })
}

async function transcriptOf(services: Services, id: string, errors: Errors): Promise<Transcript> {
  return (await services.transcript(id)) ?? notThere(id, errors)
}

export const transcripts = {
  list: os.transcripts.list.handler(({ context, input }) => {
    const { monitor, vendor, incident, verdict, failure, from, to, ...filter } = input
    return context.transcripts({
      ...filter,
      ...(monitor && { monitorId: monitor }),
      ...(vendor && { vendorId: vendor }),
      ...(incident && { incidentId: incident }),
      ...(verdict && { state: verdict }),
      ...(failure && { failureKind: failure }),
      ...(from !== undefined && { fromMs: from }),
      ...(to !== undefined && { toMs: to }),
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
    return guarded(
      context,
      errors,
      new File(
        [curlOf(transcript, curlOptions([transcript], context.configuration.settings()))],
        `${transcript.id}.sh`,
        { type: 'text/plain' },
      ),
    )
  }),

  text: os.transcripts.text.handler(async ({ context, input, errors }) => {
    const transcript = await transcriptOf(context, input.id, errors)
    const text = transcriptText(transcript)
    return guarded(context, errors, new File([text], `${transcript.id}.txt`, { type: 'text/plain' }))
  }),
  compare: os.transcripts.compare.handler(async ({ context, input, errors }) =>
    context.reports.compare(await transcriptOf(context, input.id, errors)),
  ),

  report: os.transcripts.report.handler(async ({ context, input, errors }) => {
    const transcript = await transcriptOf(context, input.id, errors)
    return guarded(context, errors, await context.reports.file(transcript, input.format, input.at))
  }),

  reportPreview: os.transcripts.reportPreview.handler(async ({ context, input, errors }) => {
    const transcript = await transcriptOf(context, input.id, errors)
    const { file, preview } = await context.reports.preview(transcript, input.format)
    await guarded(context, errors, file)
    return preview
  }),

  pin: os.transcripts.pin.handler(async ({ context, input, errors }) => {
    const head = await context.pin(input.id, input.pinned)
    return head ?? notThere(input.id, errors)
  }),
}
