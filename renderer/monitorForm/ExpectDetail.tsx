import { Select, TextInput } from '@mantine/core'
import { type Comparison, comparisonsOf, type ExpectRow } from './expectRow.ts'
import classes from './monitorForm.module.css'

const comparisonWords: Record<Comparison, string> = {
  equals: 'equals',
  contains: 'contains',
  matches: 'matches (RE2)',
  exists: 'exists',
  absent: 'does not exist',
}

type Props = { row: ExpectRow; onChange: (patch: Partial<ExpectRow>) => void }

/** The fields of one expectation, by its kind, read as a sentence from left to right. */
export function ExpectDetail({ row, onChange }: Props) {
  if (row.kind === 'status')
    return (
      <TextInput
        aria-label="Status codes"
        placeholder="200-299, 304"
        value={row.status}
        onChange={(event) => onChange({ status: event.currentTarget.value })}
        classNames={{ input: 'hs-mono' }}
      />
    )
  if (row.kind === 'responseTime')
    return (
      <div className={classes.sentence}>
        <span>degraded over</span>
        <TextInput
          aria-label="Degraded over"
          placeholder="1s"
          value={row.degradedOver}
          onChange={(event) => onChange({ degradedOver: event.currentTarget.value })}
          classNames={{ input: 'hs-mono' }}
        />
        <span>or</span>
        <TextInput
          aria-label="Degraded over how many times the usual time"
          placeholder="3"
          value={row.degradedOverBaseline}
          onChange={(event) => onChange({ degradedOverBaseline: event.currentTarget.value })}
          classNames={{ input: 'hs-mono' }}
        />
        <span title="The median of the last seven days. Not judged before a hundred probes passed.">× the usual,</span>
        <span>down over</span>
        <TextInput
          aria-label="Down over"
          placeholder="never"
          value={row.downOver}
          onChange={(event) => onChange({ downOver: event.currentTarget.value })}
          classNames={{ input: 'hs-mono' }}
        />
      </div>
    )
  if (row.kind === 'certificate')
    return (
      <div className={classes.sentence}>
        <span>at least</span>
        <TextInput
          aria-label="Days left"
          value={row.daysLeft}
          onChange={(event) => onChange({ daysLeft: event.currentTarget.value })}
          classNames={{ input: 'hs-mono' }}
        />
        <span>days before it expires</span>
      </div>
    )
  return <Compared row={row} onChange={onChange} />
}

function Compared({ row, onChange }: Props) {
  const comparisons = comparisonsOf[row.kind] ?? []
  const needsValue = row.comparison !== 'exists' && row.comparison !== 'absent'
  return (
    <div className={classes.sentence}>
      {row.kind === 'header' && (
        <TextInput
          aria-label="Header name"
          placeholder="content-type"
          value={row.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
          classNames={{ input: 'hs-mono' }}
        />
      )}
      {row.kind === 'json' && (
        <TextInput
          aria-label="JSONPath"
          placeholder="$.object"
          value={row.path}
          onChange={(event) => onChange({ path: event.currentTarget.value })}
          classNames={{ input: 'hs-mono' }}
        />
      )}
      <Select
        aria-label="Comparison"
        className={classes.comparison}
        data={comparisons.map((value) => ({ value, label: comparisonWords[value] }))}
        value={row.comparison}
        onChange={(value) => onChange({ comparison: comparisons.find((each) => each === value) })}
      />
      {needsValue && (
        <TextInput
          aria-label="Value"
          placeholder={row.kind === 'json' ? 'balance, 200 or true' : 'text'}
          value={row.value}
          onChange={(event) => onChange({ value: event.currentTarget.value })}
          classNames={{ input: 'hs-mono' }}
        />
      )}
    </div>
  )
}
