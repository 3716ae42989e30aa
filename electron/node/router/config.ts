import { os } from './context.ts'
import { guarded } from './leaving.ts'

export const config = {
  export: os.config.export.handler(({ context, errors }) => {
    const file = new File([context.exportConfig()], 'headstart.yaml', { type: 'application/yaml' })
    return guarded(context, errors, file)
  }),

  import: os.config.import.handler(async ({ context, input, errors }) => {
    const answer = await context.importConfig(input.yaml, input.apply)
    if (answer.ok) return answer.result
    const count = answer.issues.length
    throw errors.INVALID_INPUT({
      message: `Nothing was imported: the file has ${count === 1 ? 'an error' : `${count} errors`}.`,
      data: { next: 'Correct the lines named and import again.', issues: answer.issues },
    })
  }),
}
