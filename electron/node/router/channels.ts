import type { Channel } from '../../core/model/channel.ts'
import type { Errors, Services } from './context.ts'
import { os } from './context.ts'

function checked(services: Services, channel: Channel, values: Record<string, string>, errors: Errors): void {
  const issues = services.channels.issues(channel, values)
  if (issues.length === 0) return
  throw errors.INVALID_INPUT({
    message: issues[0]?.message ?? 'The channel is not valid.',
    data: { next: 'Correct what is named and try again.', issues },
  })
}

export const channels = {
  list: os.channels.list.handler(({ context }) => context.channels.list()),

  save: os.channels.save.handler(async ({ context, input, errors }) => {
    const { channel, secrets, mustBeNew } = input
    if (mustBeNew && context.configuration.channels().some(({ id }) => id === channel.id))
      throw errors.CONFLICT({
        message: `A channel with the id ${channel.id} exists already.`,
        data: { next: 'Choose another id, or edit that channel.' },
      })
    checked(context, channel, secrets, errors)
    const unsaved = context.notSaved()
    if (unsaved)
      throw errors.NOT_SAVED({
        message: unsaved,
        data: { next: 'Free some space or make the data folder writable, then save again.' },
      })
    const { problem } = await context.channels.save(channel, secrets)
    if (problem)
      throw errors.KEY_UNAVAILABLE({
        message: problem,
        data: { next: 'Unlock the keychain and save again, or leave the key empty and save.' },
      })
    return { ok: true as const }
  }),

  remove: os.channels.remove.handler(async ({ context, input, errors }) => {
    const channel = context.configuration.channels().find(({ id }) => id === input.id)
    if (!channel)
      throw errors.NOT_FOUND({
        message: `There is no channel ${input.id}.`,
        data: { next: 'Open Settings, Channels for the channels that exist.' },
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
