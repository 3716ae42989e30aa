import { ActionIcon, Button, Menu, Select } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Expectation } from '../../electron/core/model/monitor.ts'
import { Panel } from '../ui/Panel.tsx'
import { ExpectDetail } from './ExpectDetail.tsx'
import { comparisonsOf, type ExpectRow, newExpectRow } from './expectRow.ts'
import type { FieldProps } from './fieldProps.ts'
import classes from './monitorForm.module.css'

const kinds: { value: Expectation['kind']; label: string }[] = [
  { value: 'status', label: 'Status' },
  { value: 'responseTime', label: 'Response time' },
  { value: 'body', label: 'Body' },
  { value: 'header', label: 'Header' },
  { value: 'json', label: 'JSON' },
  { value: 'certificate', label: 'Certificate' },
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
    <Panel title="Expectations" note="what a good answer looks like">
      {form.expect.length === 0 && <p className={classes.hint}>Without one, any answer counts as up.</p>}
      {form.expect.map((row, index) => (
        <div key={row.key} className={classes.rule}>
          <Select
            aria-label={`Kind of expectation ${index + 1}`}
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
            aria-label={`Remove expectation ${index + 1}`}
            onClick={() => set({ expect: form.expect.filter((each) => each.key !== row.key) })}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </div>
      ))}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} />}>
            Add expectation
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
