import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { type SoundName, soundNames } from '../../electron/core/model/settings.ts'
import { isOwnSound, playSound } from '../ui/sounds.ts'
import classes from './settings.module.css'

const words: Record<SoundName, string> = {
  none: 'None',
  system: 'The system’s',
  chime: 'Chime, two soft notes',
  pulse: 'Pulse, three short notes',
  alarm: 'Alarm, loud',
}

type Props = { sound: SoundName; disabled: boolean; onChange: (sound: SoundName) => void }

/** What is heard with a notification, and a way to hear it now. */
export function SoundSetting({ sound, disabled, onChange }: Props) {
  const [mute, setMute] = useState(false)
  const play = (chosen: SoundName) => {
    if (isOwnSound(chosen)) void playSound(chosen).then((heard) => setMute(!heard))
  }
  return (
    <div className={isOwnSound(sound) ? classes.path : undefined}>
      <Select
        label="Sound"
        description={
          isOwnSound(sound)
            ? 'Played by this window. While it is closed for good, the system’s sound stands in.'
            : undefined
        }
        error={mute ? 'The browser does not let this page be heard.' : undefined}
        data={soundNames.map((value) => ({ value, label: words[value] }))}
        value={sound}
        disabled={disabled}
        onChange={(value) => {
          const chosen = soundNames.find((name) => name === value) ?? 'system'
          onChange(chosen)
          play(chosen)
        }}
      />
      {isOwnSound(sound) && (
        <Button variant="default" disabled={disabled} onClick={() => play(sound)}>
          Play it
        </Button>
      )}
    </div>
  )
}
