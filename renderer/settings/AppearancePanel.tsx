import { SegmentedControl } from '@mantine/core'
import { wording } from '../../electron/core/language/language.ts'
import { settingsSchema } from '../../electron/core/model/settings.ts'
import { Panel } from '../ui/Panel.tsx'
import { SavedMark } from './SavedMark.tsx'
import type { SettingsProps } from './useSaveSettings.ts'

const themes = settingsSchema.shape.theme.unwrap().options

/** Light, dark, or as the system is. */
export function AppearancePanel({ settings, saver }: SettingsProps) {
  return (
    <Panel title={wording.settings.appearance} actions={<SavedMark saver={saver} field="theme" />}>
      <SegmentedControl
        aria-label={wording.settings.theme}
        fullWidth
        data={themes.map((value) => ({ value, label: wording.settings.themes[value] }))}
        value={settings.theme}
        onChange={(value) => {
          const theme = themes.find((each) => each === value)
          if (theme) saver.save('theme', { theme })
        }}
      />
    </Panel>
  )
}
