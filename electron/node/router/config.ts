import { wording } from '../../core/language/language.ts'
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
        data: { next: wording.refusals.importAgain },
      })
    const answer = await context.imports.import(input.yaml, input.apply, { removeAbsent: input.removeAbsent })
    if (answer.ok) return answer.result
    throw errors.INVALID_INPUT({
      message: wording.refusals.notImported(answer.issues.length),
      data: { next: wording.refusals.notImportedNext, issues: answer.issues },
    })
  }),

  undoable: os.config.undoable.handler(({ context }) => context.imports.undoable()),

  undo: os.config.undo.handler(async ({ context, errors }) => {
    const problem = context.notSaved()
    if (problem)
      throw errors.NOT_SAVED({
        message: problem,
        data: { next: wording.refusals.takeBackAgain },
      })
    const undone = await context.imports.undo()
    if (undone) return undone
    throw errors.NOT_FOUND({
      message: wording.refusals.noImportToTakeBack,
      data: { next: wording.refusals.noImportToTakeBackNext },
    })
  }),
}
