import { wording } from '../../core/language/language.ts'
import { findShapes } from '../../core/redact/shapes.ts'
import { templatesIssues } from '../../core/words/templatesIssues.ts'
import type { Errors, Services } from './context.ts'
import { os } from './context.ts'

function found<T>(value: T | undefined, id: string, errors: Errors): T {
  if (value !== undefined) return value
  throw errors.NOT_FOUND({
    message: wording.refusals.notSaid(id),
    data: { next: wording.refusals.noIncidentNext },
  })
}

/** The last gate: a text that holds a secret is neither kept nor handed out. */
async function withoutSecrets(services: Services, errors: Errors, text: string): Promise<void> {
  const known = await services.secretsIn(text)
  const shapes = findShapes(text).map(({ start }) => wording.refusals.likeAKey(start + 1))
  const places = known.length > 0 ? known : shapes
  if (places.length === 0) return
  throw errors.SECRET_IN_OUTPUT({
    message: wording.refusals.textNotLetOut(places),
    data: { next: wording.refusals.textNotLetOutNext, places },
  })
}

function toCome({ nowMs }: Services, errors: Errors, promisedAtMs: number | undefined): void {
  if (promisedAtMs === undefined || promisedAtMs > nowMs()) return
  throw errors.INVALID_INPUT({
    message: wording.refusals.promisePast,
    data: {
      next: wording.refusals.promisePastNext,
      issues: [{ path: 'promisedAtMs', message: wording.refusals.promisePastIssue }],
    },
  })
}

export const words = {
  kit: os.words.kit.handler(({ context, input, errors }) =>
    found(context.words.kit(input.id, input), input.id, errors),
  ),

  check: os.words.check.handler(async ({ context, input, errors }) => {
    await withoutSecrets(context, errors, input.text)
    return { problems: found(context.words.check(input.id, input), input.id, errors) }
  }),

  say: os.words.say.handler(async ({ context, input, errors }) => {
    const { id, ...saying } = input
    await withoutSecrets(context, errors, `${saying.text}\n${saying.to ?? ''}`)
    toCome(context, errors, saying.promisedAtMs)
    return found(await context.words.say(id, saying), id, errors)
  }),

  send: os.words.send.handler(async ({ context, input, errors, signal }) => {
    const { id, channel: channelId, ...saying } = input
    await withoutSecrets(context, errors, saying.text)
    toCome(context, errors, saying.promisedAtMs)
    const channel = context.configuration.channels().find((one) => one.id === channelId)
    if (!channel)
      throw errors.NOT_FOUND({
        message: wording.refusals.noChannel(channelId),
        data: { next: wording.refusals.noChannelNext },
      })
    if (channel.kind === 'pagerduty')
      throw errors.CONFLICT({
        message: wording.refusals.callsPeople(channel.name),
        data: { next: wording.refusals.callsPeopleNext },
      })
    const incident = found(context.incident(id), id, errors)
    const nowMs = context.nowMs()
    const message = context.words.message(incident, saying, nowMs)
    const { problem } = await context.channels.tell(channel, message, signal)
    if (problem !== undefined)
      throw errors.CONFLICT({
        message: wording.refusals.wordsNotTaken(channel.name, problem),
        data: { next: wording.refusals.wordsNotTakenNext },
      })
    return found(await context.words.say(id, { ...saying, to: channel.name, channelId }), id, errors)
  }),

  withdraw: os.words.withdraw.handler(async ({ context, input, errors }) =>
    found(await context.words.withdraw(input.id, input.said), input.id, errors),
  ),

  promise: os.words.promise.handler(async ({ context, input, errors }) =>
    found(await context.words.promise(input.id, input.said, input.promisedAtMs), input.id, errors),
  ),

  get: os.words.get.handler(({ context }) => context.words.get()),

  save: os.words.save.handler(async ({ context, input, errors }) => {
    const issues = templatesIssues(input)
    if (issues.length > 0)
      throw errors.INVALID_INPUT({
        message: wording.refusals.templateBroken,
        data: { next: wording.refusals.templateBrokenNext, issues },
      })
    await withoutSecrets(context, errors, JSON.stringify(input))
    await context.words.save(input)
    return input
  }),
}
