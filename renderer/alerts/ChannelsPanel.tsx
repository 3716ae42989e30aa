import { Button, Menu } from '@mantine/core'
import { IconBellRinging, IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChannelState } from '../../electron/core/contract/channels.ts'
import { wording } from '../../electron/core/language/language.ts'
import type { Channel } from '../../electron/core/model/channel.ts'
import { api } from '../api/client.ts'
import { EmptyState } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'
import tables from '../ui/Table.module.css'
import classes from './alerts.module.css'
import { ChannelDialog } from './ChannelDialog.tsx'
import { ChannelRow } from './ChannelRow.tsx'
import { type ChannelForm, emptyForm, formOf } from './channelForm.ts'
import { KindIcon } from './KindIcon.tsx'

const kinds: Channel['kind'][] = ['slack', 'teams', 'pagerduty', 'email', 'webhook']

type Editing = { form: ChannelForm; states: ChannelState['secrets'] }

/** Every channel with how it did last; added, edited, tried and removed here. */
export function ChannelsPanel({ channels }: { channels: readonly ChannelState[] }) {
  const [editing, setEditing] = useState<Editing | null>(null)
  const { data: vendors = [] } = useQuery(api.vendors.list.queryOptions())
  const vendorName = (id: string) => vendors.find((vendor) => vendor.id === id)?.name ?? id
  return (
    <Panel
      title={wording.alerts.channels}
      note={wording.alerts.channelsNote}
      flush
      actions={<AddMenu onAdd={(kind) => setEditing({ form: emptyForm(kind), states: [] })} />}
    >
      {channels.length === 0 && (
        <EmptyState icon={<IconBellRinging size={22} />} title={wording.alerts.emptyTitle}>
          {wording.alerts.emptyText}
        </EmptyState>
      )}
      {channels.length > 0 && (
        <table className={`${tables.table} ${classes.table}`}>
          <thead>
            <tr>
              <th>{wording.alerts.columnChannel}</th>
              <th className={classes.wide}>{wording.alerts.columnReceives}</th>
              <th>{wording.alerts.columnLast}</th>
              <th aria-label={wording.alerts.columnActions} />
            </tr>
          </thead>
          <tbody>
            {channels.map((state) => (
              <ChannelRow
                key={state.channel.id}
                state={state}
                vendorName={vendorName}
                onEdit={() => setEditing({ form: formOf(state.channel), states: state.secrets })}
              />
            ))}
          </tbody>
        </table>
      )}
      {editing && (
        <ChannelDialog
          start={editing.form}
          states={editing.states}
          takenIds={channels.map(({ channel }) => channel.id)}
          onClose={() => setEditing(null)}
        />
      )}
    </Panel>
  )
}

function AddMenu({ onAdd }: { onAdd: (kind: Channel['kind']) => void }) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={14} />}>{wording.alerts.addChannel}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item key={kind} leftSection={<KindIcon kind={kind} />} onClick={() => onAdd(kind)}>
            {wording.alerts.kinds[kind]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
