import { Select, TextInput } from '@mantine/core'
import { wording } from '../../electron/core/language/language.ts'
import { type Comparison, comparisonsOf, type ExpectRow } from './expectRow.ts'
import classes from './monitorForm.module.css'

const comparisonWords: Record<Comparison, string> = wording.monitorForm.comparisons

type Props = { row: ExpectRow; onChange: (patch: Partial<ExpectRow>) => void }

/** The fields of one expectation, by its kind, read as a sentence from left to right. */
export function ExpectDetail({ row, onChange }: Props) {
  if (row.kind === 'status')
    return (
      <TextInput
        aria-label={wording.monitorForm.statusCodes}
        placeholder="200-299, 304"
        value={row.status}
        onChange={(event) => onChange({ status: event.currentTarget.value })}
        classNames={{ input: 'hs-mono' }}
      />
    )
  if (row.kind === 'responseTime')
    return (
      <div className={classes.sentence}>
        <span>{wording.monitorForm.degradedOver}</span>
        <TextInput
          aria-label={wording.monitorForm.degradedOverLabel}
          placeholder="1s"
          value={row.degradedOver}
          onChange={(event) => onChange({ degradedOver: event.currentTarget.value })}
          classNames={{ input: 'hs-mono' }}
        />
        <span>{wording.monitorForm.or}</span>
        <TextInput
          aria-label={wording.monitorForm.degradedOverUsualLabel}
          placeholder="3"
          value={row.degradedOverBaseline}
          onChange={(event) => onChange({ degradedOverBaseline: event.currentTarget.value })}
          classNames={{ input: 'hs-mono' }}
        />
        <span title={wording.monitorForm.usualTitle}>{wording.monitorForm.timesUsual}</span>
        <span>{wording.monitorForm.downOver}</span>
        <TextInput
          aria-label={wording.monitorForm.downOverLabel}
          placeholder={wording.monitorForm.never}
          value={row.downOver}
          onChange={(event) => onChange({ downOver: event.currentTarget.value })}
          classNames={{ input: 'hs-mono' }}
        />
      </div>
    )
  if (row.kind === 'certificate')
    return (
      <div className={classes.sentence}>
        <span>{wording.monitorForm.atLeast}</span>
        <TextInput
          aria-label={wording.monitorForm.daysLeft}
          value={row.daysLeft}
          onChange={(event) => onChange({ daysLeft: event.currentTarget.value })}
          classNames={{ input: 'hs-mono' }}
        />
        <span>{wording.monitorForm.daysBeforeExpiry}</span>
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
          aria-label={wording.monitorForm.headerName}
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
        aria-label={wording.monitorForm.comparison}
        className={classes.comparison}
        data={comparisons.map((value) => ({ value, label: comparisonWords[value] }))}
        value={row.comparison}
        onChange={(value) => onChange({ comparison: comparisons.find((each) => each === value) })}
      />
      {needsValue && (
        <TextInput
          aria-label={wording.monitorForm.value}
          placeholder={row.kind === 'json' ? wording.monitorForm.jsonValueExample : wording.monitorForm.textExample}
          value={row.value}
          onChange={(event) => onChange({ value: event.currentTarget.value })}
          classNames={{ input: 'hs-mono' }}
        />
      )}
    </div>
  )
}
