import type { ImportResult, ImportUndo } from '../../electron/core/contract/config.ts'
import { wording } from '../../electron/core/language/language.ts'

type Change = ImportResult['changes'][number]

const counted = (changes: readonly Change[]) => {
  const of = (what: Change['what']) => changes.filter((change) => change.what === what).length
  return [
    ...(of('monitor') > 0 ? [wording.settings.importCounts.monitor(of('monitor'))] : []),
    ...(of('vendor') > 0 ? [wording.settings.importCounts.vendor(of('vendor'))] : []),
    ...(of('channel') > 0 ? [wording.settings.importCounts.channel(of('channel'))] : []),
    ...(of('settings') > 0 ? [wording.settings.importKinds.settings] : []),
  ]
}

/** What taking back the last import does, in one sentence: "Taking it back removes 2 monitors and 1 vendor, restores 1 monitor." */
export function undoSentence({ changes, editedSince }: ImportUndo): string {
  const parts = (['remove', 'add', 'change'] as const).flatMap((action) => {
    const some = changes.filter((change) => change.action === action)
    return some.length > 0 ? [wording.settings.undoVerbs[action](counted(some))] : []
  })
  const what = parts.length > 0 ? wording.settings.undoSentence(parts) : wording.settings.undoNothing
  return editedSince.length > 0 ? `${what} ${wording.settings.undoEdited(editedSince.join(', '))}` : what
}
