import { Select, Switch } from '@mantine/core'
import { wording } from '../../../electron/core/language/language.ts'
import { quietStretch } from '../../../electron/core/life/quietHours.ts'
import type { QuietHours } from '../../../electron/core/model/alerts.ts'
import { formatClock } from '../../ui/format.ts'
import { Panel } from '../../ui/Panel.tsx'
import { useNow } from '../../ui/useNow.ts'
import { map } from '../parseSetting.ts'
import { SavedMark } from '../SavedMark.tsx'
import classes from '../settings.module.css'
import { TextSetting } from '../TextSetting.tsx'
import type { SettingsProps } from '../useSaveSettings.ts'
import { localZone, parseTime, parseZone } from './readings.ts'

const tells = [
  { value: 'down', label: wording.settings.quietTells.down },
  { value: 'nothing', label: wording.settings.quietTells.nothing },
]

/** When only the gravest is told; the rest waits for their end. */
export function QuietHoursPanel({ settings, saver }: SettingsProps) {
  const { quietHours } = settings
  const change = (field: string, patch: Partial<QuietHours>) =>
    saver.save(field, { quietHours: { ...quietHours, ...patch } })
  const time = (key: 'from' | 'to', label: string) => (
    <TextSetting
      field={`quiet-${key}`}
      label={label}
      text={quietHours[key]}
      read={(text) => map(parseTime(text), (value) => ({ quietHours: { ...quietHours, [key]: value } }))}
      saver={saver}
    />
  )
  return (
    <Panel title={wording.settings.quiet} id="quiet-hours" actions={<SavedMark saver={saver} field="quiet" />}>
      <div className={classes.stack}>
        <Switch
          label={wording.settings.quietSwitch}
          checked={quietHours.enabled}
          onChange={(event) => change('quiet', { enabled: event.currentTarget.checked })}
        />
        {quietHours.enabled && (
          <>
            <div className={classes.two}>
              {time('from', wording.settings.from)}
              {time('to', wording.settings.to)}
              <Select
                label={wording.settings.quietTell}
                data={tells}
                value={quietHours.tell}
                allowDeselect={false}
                onChange={(value) => change('quiet', { tell: value === 'nothing' ? 'nothing' : 'down' })}
              />
              <TextSetting
                field="quiet-zone"
                label={wording.settings.timeZone}
                placeholder={localZone}
                text={quietHours.zone ?? ''}
                read={(text) =>
                  map(parseZone(text), (zone) => {
                    const { zone: _before, ...rest } = quietHours
                    return { quietHours: zone ? { ...rest, zone } : rest }
                  })
                }
                saver={saver}
              />
            </div>
            <Now quietHours={quietHours} />
          </>
        )}
      </div>
    </Panel>
  )
}

function Now({ quietHours }: { quietHours: QuietHours }) {
  const nowMs = useNow()
  const stretch = quietStretch(quietHours, localZone, nowMs)
  return (
    <p className="hs-dim" role="status">
      {stretch ? wording.settings.quietNow(formatClock(stretch.toMs).slice(0, 5)) : wording.settings.quietNot}
    </p>
  )
}
