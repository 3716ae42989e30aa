import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import { type SoundName, soundNames } from '../../electron/core/model/settings.ts'
import { isOwnSound, playSound } from '../ui/sounds.ts'
import classes from './settings.module.css'

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
        label={wording.settings.sound}
        description={isOwnSound(sound) ? wording.settings.soundHint : undefined}
        error={mute ? wording.settings.soundMute : undefined}
        data={soundNames.map((value) => ({ value, label: wording.settings.sounds[value] }))}
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
          {wording.settings.soundPlay}
        </Button>
      )}
    </div>
  )
}
