import { wording } from '../../electron/core/language/language.ts'
import { Panel } from '../ui/Panel.tsx'
import { map, parseAddresses } from './parseSetting.ts'
import { TextSetting } from './TextSetting.tsx'
import type { SettingsProps } from './useSaveSettings.ts'

/** Whom to ask whether a failure is our own. */
export function OwnSidePanel({ settings, saver }: SettingsProps) {
  return (
    <Panel title={wording.settings.ownSide}>
      <TextSetting
        field="references"
        label={wording.settings.references}
        description={wording.settings.referencesHint}
        text={settings.references.join('\n')}
        read={(text) => map(parseAddresses(text), (references) => ({ references }))}
        saver={saver}
        lines
      />
    </Panel>
  )
}
