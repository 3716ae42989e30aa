import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { problemOf } from '../api/problem.ts'
import classes from './Notice.module.css'

/** Shown in place of content that could not be had: what happened, what to do, and a way to try again. */
export function ErrorPanel({ error, onRetry, what }: { error: unknown; onRetry?: () => void; what?: string }) {
  const problem = problemOf(error)
  return (
    <div className={classes.box} role="alert">
      <IconAlertTriangle size={22} className={classes.badIcon} />
      <div>
        <p className={classes.lead}>{what ?? problem.text}</p>
        <p className={classes.text}>
          {what ? `${problem.text} ` : ''}
          {problem.next}
        </p>
        {onRetry && (
          <Button mt="sm" size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  )
}

/** Shown where a list has nothing: why, and what would fill it. */
export function EmptyState({ icon, title, children }: { icon?: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      {icon && <div className={classes.icon}>{icon}</div>}
      <p className={classes.lead}>{title}</p>
      {children && <div className={classes.text}>{children}</div>}
    </div>
  )
}
