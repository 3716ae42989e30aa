import { os } from './context.ts'
import { guarded } from './leaving.ts'

export const config = {
  export: os.config.export.handler(({ context, errors }) => {
    const file = new File([context.imports.export()], 'headstart.yaml', { type: 'application/yaml' })
    return guarded(context, errors, file)
  }),

  import: os.config.import.handler(async ({ context, input, errors }) => {
    const problem = input.apply ? context.notSaved() : null
    if (problem)
      throw errors.NOT_SAVED({
        message: problem,
        data: { next: 'Free some space or make the data folder writable, then import again.' },
      })
    const answer = await context.imports.import(input.yaml, input.apply, { removeAbsent: input.removeAbsent })
    if (answer.ok) return answer.result
    const count = answer.issues.length
    throw errors.INVALID_INPUT({
      message: `Nothing was imported: the file has ${count === 1 ? 'an error' : `${count} errors`}.`,
      data: { next: 'Correct the lines named and import again.', issues: answer.issues },
    })
  }),

  undoable: os.config.undoable.handler(({ context }) => context.imports.undoable()),

  undo: os.config.undo.handler(async ({ context, errors }) => {
    const problem = context.notSaved()
    if (problem)
      throw errors.NOT_SAVED({
        message: problem,
        data: { next: 'Free some space or make the data folder writable, then take it back again.' },
      })
    const undone = await context.imports.undo()
    if (undone) return undone
    throw errors.NOT_FOUND({
      message: 'There is no import to take back.',
      data: { next: 'Edit or delete the monitors one by one.' },
    })
  }),
}
