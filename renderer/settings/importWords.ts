import type { ImportResult, ImportUndo } from '../../electron/core/contract/config.ts'
import { plural } from '../ui/format.ts'

type Change = ImportResult['changes'][number]

export const sourceNames: Record<ImportResult['source'], string> = {
  headstart: 'a configuration of Headstart',
  'uptime-kuma': 'a backup of Uptime Kuma',
  gatus: 'a configuration of Gatus',
}

export const actionWords: Record<Change['action'], string> = {
  add: 'add',
  change: 'change',
  keep: 'as it is',
  remove: 'remove',
}

const verbs: [Change['action'], string][] = [
  ['remove', 'removes'],
  ['add', 'brings back'],
  ['change', 'restores'],
]

const counted = (changes: readonly Change[]) => {
  const of = (what: Change['what']) => changes.filter((change) => change.what === what).length
  return [
    ...(of('monitor') > 0 ? [plural(of('monitor'), 'monitor')] : []),
    ...(of('vendor') > 0 ? [plural(of('vendor'), 'vendor')] : []),
    ...(of('channel') > 0 ? [plural(of('channel'), 'channel')] : []),
    ...(of('settings') > 0 ? ['settings'] : []),
  ].join(' and ')
}

/** What taking back the last import does, in one sentence: "It removes 2 monitors and 1 vendor, restores 1 monitor." */
export function undoSentence({ changes, editedSince }: ImportUndo): string {
  const parts = verbs.flatMap(([action, verb]) => {
    const some = changes.filter((change) => change.action === action)
    return some.length > 0 ? [`${verb} ${counted(some)}`] : []
  })
  const what = parts.length > 0 ? `It ${parts.join(', ')}.` : 'Nothing of it is left to take back.'
  const lost = editedSince.length > 0 ? ` What was edited since goes, too: ${editedSince.join(', ')}.` : ''
  return what + lost
}
