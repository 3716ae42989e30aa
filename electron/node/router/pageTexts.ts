import { wording } from '../../core/language/language.ts'
import { os } from './context.ts'
import { openGate } from './leaving.ts'

/** The gate for what is made in the page: lists of customers, figures and pictures of charts, what is copied. */
export const leaving = {
  check: os.leaving.check.handler(async ({ context, input, errors }) => {
    const gate = openGate(context, errors)
    await gate.check(input.name, input.text)
    gate.pass(wording.leaving.pageNext)
    return { ok: true as const }
  }),
}
