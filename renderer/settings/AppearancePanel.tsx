import { SegmentedControl } from '@mantine/core'
import { settingsSchema } from '../../electron/core/model/settings.ts'
import { Panel } from '../ui/Panel.tsx'
import { SavedMark } from './SavedMark.tsx'
import type { SettingsProps } from './useSaveSettings.ts'

const themes = settingsSchema.shape.theme.unwrap().options
const words = { system: 'As the system', light: 'Light', dark: 'Dark' }

/** Light, dark, or as the system is. */
export function AppearancePanel({ settings, saver }: SettingsProps) {
  return (
    <Panel title="Appearance" actions={<SavedMark saver={saver} field="theme" />}>
      <SegmentedControl
        aria-label="Theme"
        fullWidth
        data={themes.map((value) => ({ value, label: words[value] }))}
        value={settings.theme}
        onChange={(value) => {
          const theme = themes.find((each) => each === value)
          if (theme) saver.save('theme', { theme })
        }}
      />
    </Panel>
  )
}
