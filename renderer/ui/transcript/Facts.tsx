import type { ReactNode } from 'react'
import classes from './facts.module.css'

export type Fact = { name: string; value: ReactNode; mono?: boolean }

/** Names and values in two columns. A fact without a value is left out. */
export function Facts({ facts }: { facts: (Fact | undefined | false)[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map((fact) =>
        fact && fact.value !== undefined && fact.value !== false && fact.value !== '' ? (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd className={fact.mono === false ? undefined : 'hs-mono'}>{fact.value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
