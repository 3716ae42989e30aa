import type { HarImport } from '../../core/contract/harImports.ts'
import { wording } from '../../core/language/language.ts'
import type { Errors } from './context.ts'
import { os } from './context.ts'

function found(har: HarImport | undefined, id: string, errors: Errors): HarImport {
  if (har) return har
  throw errors.NOT_FOUND({
    message: wording.refusals.noImport(id),
    data: { next: wording.refusals.noImportNext },
  })
}

export const harImports = {
  start: os.harImports.start.handler(({ context, input }) => context.harImports.start(input.source, input.totalBytes)),

  piece: os.harImports.piece.handler(async ({ context, input, errors }) =>
    found(await context.harImports.piece(input.id, input.text), input.id, errors),
  ),

  finish: os.harImports.finish.handler(async ({ context, input, errors }) =>
    found(await context.harImports.finish(input.id), input.id, errors),
  ),

  get: os.harImports.get.handler(({ context, input, errors }) =>
    found(context.harImports.get(input.id), input.id, errors),
  ),

  cancel: os.harImports.cancel.handler(async ({ context, input, errors }) =>
    found(await context.harImports.cancel(input.id), input.id, errors),
  ),
}
