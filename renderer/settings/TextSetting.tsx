import { Textarea, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Settings } from '../../electron/core/model/settings.ts'
import type { Parsed } from './parseSetting.ts'
import { SavedMark } from './SavedMark.tsx'
import classes from './settings.module.css'
import type { Saver } from './useSaveSettings.ts'

type Props = {
  field: string
  label: string
  description?: string
  placeholder?: string
  /** The stored value as text. */
  text: string
  /** Reads what was typed, or says in a sentence what is wrong with it. */
  read: (text: string) => Parsed<Partial<Settings>>
  saver: Saver
  lines?: boolean
  unit?: string
}

/** A setting typed as text. It is read and saved when it is left or Enter is pressed; Escape brings the stored one back. */
export function TextSetting({ field, label, description, placeholder, text, read, saver, lines, unit }: Props) {
  const [typed, setTyped] = useState(text)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    setTyped(text)
    setError(null)
  }, [text])
  const commit = () => {
    if (typed === text) return setError(null)
    const parsed = read(typed)
    if (!parsed.ok) return setError(parsed.message)
    setError(null)
    saver.save(field, parsed.value)
  }
  const shared = {
    label: (
      <span className={classes.label}>
        {label}
        <SavedMark saver={saver} field={field} />
      </span>
    ),
    description,
    placeholder,
    error,
    value: typed,
    onBlur: commit,
    labelProps: { style: { width: '100%' } },
  }
  if (lines)
    return (
      <Textarea
        {...shared}
        autosize
        minRows={2}
        maxRows={8}
        classNames={{ input: 'hs-mono' }}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    )
  return (
    <TextInput
      {...shared}
      rightSection={unit ? <span className={classes.unit}>{unit}</span> : undefined}
      rightSectionWidth={unit ? 52 : undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape') {
          setTyped(text)
          setError(null)
        }
      }}
    />
  )
}
