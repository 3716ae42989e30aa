import { wording } from '../../../electron/core/language/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import { map } from '../parseSetting.ts'
import { SavedMark } from '../SavedMark.tsx'
import classes from '../settings.module.css'
import { TextSetting } from '../TextSetting.tsx'
import type { SettingsProps } from '../useSaveSettings.ts'
import { ChannelsField } from './ChannelsField.tsx'
import { oftenText, parseOften } from './readings.ts'

/** What comes when nobody does anything about an open incident. */
export function RemindersPanel({ settings, saver }: SettingsProps) {
  const { reminders, escalation } = settings
  return (
    <Panel
      title={wording.settings.reminders}
      id="reminders"
      note={wording.settings.remindersNote}
      actions={<SavedMark saver={saver} field="escalationChannels" />}
    >
      <div className={classes.stack}>
        <div className={classes.two}>
          <TextSetting
            field="remindEvery"
            label={wording.settings.remindEvery}
            description={wording.settings.remindEveryHint}
            text={oftenText(reminders.everyMs)}
            read={(text) => map(parseOften(text), (everyMs) => ({ reminders: { everyMs } }))}
            saver={saver}
          />
          <TextSetting
            field="escalateAfter"
            label={wording.settings.escalateAfter}
            description={wording.settings.escalateAfterHint}
            text={oftenText(escalation.afterMs)}
            read={(text) => map(parseOften(text), (afterMs) => ({ escalation: { ...escalation, afterMs } }))}
            saver={saver}
          />
        </div>
        {escalation.afterMs !== null && (
          <ChannelsField
            label={wording.settings.escalateTo}
            description={wording.settings.escalateToHint}
            value={escalation.channels}
            onChange={(channels) => {
              const { channels: _before, ...rest } = escalation
              saver.save('escalationChannels', { escalation: channels ? { ...rest, channels } : rest })
            }}
          />
        )}
      </div>
    </Panel>
  )
}
