import { ActionIcon, Button, type ButtonProps, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'

type Copied = 'idle' | 'working' | 'copied' | 'failed'

/** Copies what `getText` gives and says for two seconds whether it worked. */
export function useCopy(getText: () => string | Promise<string>): { state: Copied; copy: () => void } {
  const [state, setState] = useState<Copied>('idle')
  useEffect(() => {
    if (state !== 'copied' && state !== 'failed') return
    const timer = setTimeout(() => setState('idle'), 2_000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () => {
    setState('working')
    Promise.resolve()
      .then(getText)
      .then((text) => navigator.clipboard.writeText(text))
      .then(
        () => setState('copied'),
        () => setState('failed'),
      )
  }
  return { state, copy }
}

const words: Record<Copied, string | null> = { idle: null, working: null, copied: 'Copied', failed: 'Not copied' }

function icon(state: Copied, size: number) {
  if (state === 'copied') return <IconCheck size={size} />
  if (state === 'failed') return <IconAlertTriangle size={size} />
  return <IconCopy size={size} />
}

type Props = { label: string; getText: () => string | Promise<string> }

/** A button that copies text; the text may still have to be fetched. */
export function CopyButton({ label, getText, ...rest }: Props & ButtonProps) {
  const { state, copy } = useCopy(getText)
  return (
    <Button leftSection={icon(state, 15)} loading={state === 'working'} onClick={copy} {...rest}>
      <span aria-live="polite">{words[state] ?? label}</span>
    </Button>
  )
}

/** The same as a small icon, for beside a value. */
export function CopyIcon({ label, getText }: Props) {
  const { state, copy } = useCopy(getText)
  return (
    <Tooltip label={words[state] ?? label}>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={words[state] ?? label} onClick={copy}>
        {icon(state, 14)}
      </ActionIcon>
    </Tooltip>
  )
}
