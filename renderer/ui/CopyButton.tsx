import { ActionIcon, Button, type ButtonProps, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { ORPCError } from '@orpc/client'
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { wording } from '../../electron/core/language/language.ts'
import classes from './CopyButton.module.css'
import { type CopyOptions, copyText } from './leaving.ts'
import { tellProblem } from './tellProblem.ts'

type Copied = 'idle' | 'working' | 'copied' | 'failed'

type Options = CopyOptions & {
  /** What is told in the corner once it is copied: for what cannot be seen from the button alone. */
  told?: (text: string) => string
  /** Called once it is copied. */
  onCopied?: (text: string) => void
}

/** Copies what `getText` gives and says for two seconds whether it worked. Why it did not stands in the corner. */
export function useCopy(
  getText: () => string | Promise<string>,
  { told, onCopied, isKey = false }: Options = {},
): { state: Copied; copy: () => void } {
  const [state, setState] = useState<Copied>('idle')
  useEffect(() => {
    if (state !== 'copied' && state !== 'failed') return
    const timer = setTimeout(() => setState('idle'), 2_000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () => {
    setState('working')
    copyText(getText, { isKey }).then(
      (text) => {
        setState('copied')
        onCopied?.(text)
        if (told) notifications.show({ color: 'teal', title: wording.ui.copied, message: told(text) })
      },
      (error) => {
        setState('failed')
        if (error instanceof ORPCError) tellProblem(wording.ui.nothingCopied, error)
      },
    )
  }
  return { state, copy }
}

const words: Record<Copied, string | null> = {
  idle: null,
  working: null,
  copied: wording.ui.copied,
  failed: wording.ui.notCopied,
}

function icon(state: Copied, size: number) {
  if (state === 'copied') return <IconCheck size={size} />
  if (state === 'failed') return <IconAlertTriangle size={size} />
  return <IconCopy size={size} />
}

type Props = { label: string; getText: () => string | Promise<string> } & Options

/** A button that copies text; the text may still have to be fetched. */
export function CopyButton({ label, getText, told, onCopied, isKey, ...rest }: Props & ButtonProps & { id?: string }) {
  const { state, copy } = useCopy(getText, { told, onCopied, isKey })
  return (
    <Button leftSection={icon(state, 15)} loading={state === 'working'} onClick={copy} {...rest}>
      {/* Both words keep their place, so that the buttons beside do not move when one takes the other's. */}
      <span className={classes.words}>
        <span data-shown={words[state] === null}>{label}</span>
        <span data-shown={words[state] !== null} aria-live="polite">
          {words[state]}
        </span>
      </span>
    </Button>
  )
}

/** The same as a small icon, for beside a value. */
export function CopyIcon({ label, getText, isKey }: Props) {
  const { state, copy } = useCopy(getText, { isKey })
  return (
    <Tooltip label={words[state] ?? label}>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={words[state] ?? label} onClick={copy}>
        {icon(state, 14)}
      </ActionIcon>
    </Tooltip>
  )
}
