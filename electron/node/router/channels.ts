import { wording } from '../../core/language/language.ts'
import type { Channel } from '../../core/model/channel.ts'
import type { Errors, Services } from './context.ts'
import { os } from './context.ts'

function checked(services: Services, channel: Channel, values: Record<string, string>, errors: Errors): void {
  const issues = services.channels.issues(channel, values)
  if (issues.length === 0) return
  throw errors.INVALID_INPUT({
    message: issues[0]?.message ?? wording.refusals.channelNotValid,
    data: { next: wording.refusals.correctAndTry, issues },
  })
}

export const channels = {
  list: os.channels.list.handler(({ context }) => context.channels.list()),

  save: os.channels.save.handler(async ({ context, input, errors }) => {
    const { channel, secrets, mustBeNew } = input
    if (mustBeNew && context.configuration.channels().some(({ id }) => id === channel.id))
      throw errors.CONFLICT({
        message: wording.refusals.channelExists(channel.id),
        data: { next: wording.refusals.channelExistsNext },
      })
    checked(context, channel, secrets, errors)
    const unsaved = context.notSaved()
    if (unsaved)
      throw errors.NOT_SAVED({
        message: unsaved,
        data: { next: wording.refusals.saveAgain },
      })
    const { problem } = await context.channels.save(channel, secrets)
    if (problem)
      throw errors.KEY_UNAVAILABLE({
        message: problem,
        data: { next: wording.refusals.unlockForChannel },
      })
    return { ok: true as const }
  }),

  remove: os.channels.remove.handler(async ({ context, input, errors }) => {
    const channel = context.configuration.channels().find(({ id }) => id === input.id)
    if (!channel)
      throw errors.NOT_FOUND({
        message: wording.refusals.noChannel(input.id),
        data: { next: wording.refusals.noChannelNext },
      })
    await context.channels.remove(channel)
    return { ok: true as const }
  }),

  test: os.channels.test.handler(({ context, input, errors, signal }) => {
    checked(context, input.channel, input.secrets, errors)
    return context.channels.test(input.channel, input.secrets, signal)
  }),

  deadLetters: os.channels.deadLetters.handler(({ context }) => context.channels.deadLetters()),

  retry: os.channels.retry.handler(({ context, input }) => context.channels.retry(input.ids)),

  discard: os.channels.discard.handler(async ({ context, input }) => ({
    discarded: await context.channels.discard(input.ids),
  })),

  selfTest: os.channels.selfTest.handler(({ context }) => context.selfTest.get()),

  answerSelfTest: os.channels.answerSelfTest.handler(async ({ context, input }) => {
    await context.selfTest.answer(input.seen)
    context.changes.note(['channels'])
    return context.selfTest.get()
  }),
}
