import { ActionIcon, Button, Menu, Select } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { wording } from '../../electron/core/language/language.ts'
import type { Expectation } from '../../electron/core/model/monitor.ts'
import { Panel } from '../ui/Panel.tsx'
import { ExpectDetail } from './ExpectDetail.tsx'
import { comparisonsOf, type ExpectRow, newExpectRow } from './expectRow.ts'
import type { FieldProps } from './fieldProps.ts'
import classes from './monitorForm.module.css'

const kinds: { value: Expectation['kind']; label: string }[] = [
  { value: 'status', label: wording.monitorForm.status },
  { value: 'responseTime', label: wording.monitorForm.responseTime },
  { value: 'body', label: wording.monitorForm.body },
  { value: 'header', label: wording.monitorForm.header },
  { value: 'json', label: 'JSON' },
  { value: 'certificate', label: wording.monitorForm.certificate },
]

/** The rules that an answer must keep; all of them are judged every time. */
export function ExpectFields({ form, set, issue }: FieldProps) {
  const change = (key: number, patch: Partial<ExpectRow>) =>
    set({ expect: form.expect.map((row) => (row.key === key ? { ...row, ...patch } : row)) })
  const changeKind = (row: ExpectRow, kind: Expectation['kind']) => {
    const fits = comparisonsOf[kind]?.includes(row.comparison) ?? true
    change(row.key, { kind, ...(!fits && { comparison: comparisonsOf[kind]?.[0] }) })
  }
  return (
    <Panel title={wording.monitorForm.expectations} note={wording.monitorForm.expectationsNote}>
      {form.expect.length === 0 && <p className={classes.hint}>{wording.monitorForm.noExpectations}</p>}
      {form.expect.map((row, index) => (
        <div key={row.key} className={classes.rule}>
          <Select
            aria-label={wording.monitorForm.kindOfExpectation(index + 1)}
            data={kinds}
            value={row.kind}
            onChange={(value) => {
              const kind = kinds.find((each) => each.value === value)
              if (kind) changeKind(row, kind.value)
            }}
          />
          <div className={classes.detail}>
            <ExpectDetail row={row} onChange={(patch) => change(row.key, patch)} />
            {issue(`expect[${index}]`) && <p className={classes.error}>{issue(`expect[${index}]`)}</p>}
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={wording.monitorForm.removeExpectation(index + 1)}
            onClick={() => set({ expect: form.expect.filter((each) => each.key !== row.key) })}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </div>
      ))}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} />}>
            {wording.monitorForm.addExpectation}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds.map((kind) => (
            <Menu.Item key={kind.value} onClick={() => set({ expect: [...form.expect, newExpectRow(kind.value)] })}>
              {kind.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Panel>
  )
}
