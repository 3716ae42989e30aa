import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { problemOf } from '../api/problem.ts'
import classes from './Notice.module.css'

type ErrorProps = { error: unknown; onRetry?: () => void; what?: string; back?: { text: string; href: string } }

/**
 * Shown in place of content that could not be had: what happened, what to do, and a way to try again. What does not
 * exist will not on a second try: then only the way `back` is offered.
 */
export function ErrorPanel({ error, onRetry, what, back }: ErrorProps) {
  const problem = problemOf(error)
  const missing = problem.code === 'NOT_FOUND'
  // An identifier that no monitor can have is refused before it is looked for.
  const wrongAddress = back !== undefined && ['BAD_REQUEST', 'INVALID_INPUT'].includes(problem.code)
  return (
    <div className={classes.box} role="alert">
      <IconAlertTriangle size={22} className={classes.badIcon} />
      <div>
        <p className={classes.lead}>{what ?? problem.text}</p>
        <p className={classes.text}>
          {wrongAddress ? wording.ui.nothingHere : `${what ? `${problem.text} ` : ''}${problem.next}`}
        </p>
        {problem.places && (
          <ul className={classes.places} aria-label={wording.ui.whereFound}>
            {problem.places.map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
        )}
        <div className={classes.ways}>
          {back && (
            <Button component={Link} href={back.href} size="xs" variant="default">
              {back.text}
            </Button>
          )}
          {onRetry && !missing && !wrongAddress && (
            <Button size="xs" variant="default" onClick={onRetry}>
              {wording.common.tryAgain}
            </Button>
          )}
        </div>
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
