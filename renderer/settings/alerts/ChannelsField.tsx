import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { wording } from '../../../electron/core/language/language.ts'
import { api } from '../../api/client.ts'

type Props = {
  label: string
  description?: string
  value: readonly string[] | undefined
  onChange: (value: string[] | undefined) => void
}

/** Channels by name; none chosen means all of them. One that is gone stays until it is taken out. */
export function ChannelsField({ label, description, value, onChange }: Props) {
  const { data } = useQuery(api.channels.list.queryOptions())
  const known = [
    { value: 'os', label: wording.settings.channelsDesktop },
    ...(data ?? []).map(({ channel }) => ({ value: channel.id, label: channel.name })),
  ]
  const gone = (value ?? []).filter((id) => !known.some((each) => each.value === id))
  return (
    <MultiSelect
      label={label}
      description={description}
      placeholder={value ? undefined : wording.settings.channelsAll}
      data={[...known, ...gone.map((id) => ({ value: id, label: wording.settings.channelGone(id) }))]}
      value={[...(value ?? [])]}
      onChange={(ids) => onChange(ids.length > 0 ? ids : undefined)}
      clearable
      comboboxProps={{ withinPortal: true }}
    />
  )
}
