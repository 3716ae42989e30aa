import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useRef } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import classes from './MomentInput.module.css'
import { momentText, readMoment } from './moments.ts'

type Props = Pick<TextInputProps, 'label' | 'description' | 'error'> & {
  /** As it is typed: `readMoment` reads it. */
  value: string
  onChange: (text: string) => void
  withSeconds?: boolean
  'data-autofocus'?: boolean
}

/**
 * A local moment, typed or pasted in the form that the product shows, or picked in the browser's own calendar. A field
 * of the browser's alone would write it as the browser's language does, and takes nothing that is pasted from a log.
 */
export function MomentInput({ value, onChange, withSeconds = false, ...field }: Props) {
  const picker = useRef<HTMLInputElement>(null)
  const atMs = readMoment(value)
  return (
    <TextInput
      {...field}
      classNames={{ input: 'hs-mono' }}
      placeholder={wording.ui.momentExample}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      rightSection={
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={wording.ui.pickMoment}
            onClick={() => picker.current?.showPicker()}
          >
            <IconCalendar size={15} />
          </ActionIcon>
          <input
            ref={picker}
            type="datetime-local"
            className={classes.picker}
            tabIndex={-1}
            aria-hidden
            step={withSeconds ? 1 : 60}
            value={atMs === undefined ? '' : momentText(atMs, withSeconds).replace(' ', 'T')}
            onChange={(event) => {
              const picked = readMoment(event.currentTarget.value)
              if (picked !== undefined) onChange(momentText(picked, withSeconds))
            }}
          />
        </>
      }
    />
  )
}
