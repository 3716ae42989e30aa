import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import type { VendorAlerts } from '../../../electron/core/model/alerts.ts'
import type { Vendor } from '../../../electron/core/model/monitor.ts'
import { api } from '../../api/client.ts'
import { tellProblem } from '../../ui/tellProblem.ts'
import type { Parsed } from '../parseSetting.ts'
import classes from '../settings.module.css'
import { ChannelsField } from './ChannelsField.tsx'
import { oftenText, parseOften } from './readings.ts'

type Props = { vendor: Vendor | null; onClose: () => void }

/** One vendor's own routing. */
export function RoutingDialog({ vendor, onClose }: Props) {
  return (
    <Modal
      opened={vendor !== null}
      onClose={onClose}
      closeOnClickOutside={false}
      title={wording.settings.routingOf(vendor?.name ?? '')}
      size="md"
    >
      {vendor && <RoutingForm vendor={vendor} onClose={onClose} />}
    </Modal>
  )
}

const severities = [
  { value: 'both', label: wording.settings.routingSeverities.both },
  { value: 'down', label: wording.settings.routingSeverities.down },
  { value: 'degraded', label: wording.settings.routingSeverities.degraded },
]

/** The one severity that is told, when it is one. */
function onlyOf({ severities: told }: VendorAlerts): 'degraded' | 'down' | undefined {
  return told?.length === 1 ? told[0] : undefined
}

/** Empty: as in the settings. */
const textOf = (ms: number | null | undefined) => (ms === undefined ? '' : oftenText(ms))
const read = (text: string): Parsed<number | null | undefined> =>
  text.trim() === '' ? { ok: true, value: undefined } : parseOften(text)

function RoutingForm({ vendor, onClose }: { vendor: Vendor; onClose: () => void }) {
  const { alerts = {} } = vendor
  const [channels, setChannels] = useState(alerts.channels)
  const [severity, setSeverity] = useState<'both' | 'degraded' | 'down'>(onlyOf(alerts) ?? 'both')
  const [remind, setRemind] = useState(textOf(alerts.remindEveryMs))
  const [escalate, setEscalate] = useState(textOf(alerts.escalateAfterMs))
  const queryClient = useQueryClient()
  const save = useMutation(
    api.vendors.save.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: api.vendors.key() })
        onClose()
      },
      onError: (error) => tellProblem(wording.settings.routingFailed, error),
    }),
  )
  const remindEvery = read(remind)
  const escalateAfter = read(escalate)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!remindEvery.ok || !escalateAfter.ok) return
    const next: VendorAlerts = {
      ...(channels && { channels }),
      ...(severity !== 'both' && { severities: [severity] }),
      ...(remindEvery.value !== undefined && { remindEveryMs: remindEvery.value }),
      ...(escalateAfter.value !== undefined && { escalateAfterMs: escalateAfter.value }),
    }
    const { alerts: _before, ...rest } = vendor
    save.mutate(Object.keys(next).length > 0 ? { ...rest, alerts: next } : rest)
  }
  return (
    <form className={classes.stack} onSubmit={submit} noValidate>
      <ChannelsField label={wording.settings.channels} value={channels} onChange={setChannels} />
      <Select
        label={wording.settings.routingWhen}
        data={severities}
        value={severity}
        allowDeselect={false}
        onChange={(value) => setSeverity(value === 'down' || value === 'degraded' ? value : 'both')}
      />
      <div className={classes.two}>
        <TextInput
          label={wording.settings.remindEvery}
          description={wording.settings.routingInherits}
          placeholder={wording.settings.routingRemindsExample}
          error={!remindEvery.ok && remindEvery.message}
          value={remind}
          onChange={(event) => setRemind(event.currentTarget.value)}
        />
        <TextInput
          label={wording.settings.escalateAfter}
          description={wording.settings.routingInherits}
          placeholder={wording.settings.routingEscalatesExample}
          error={!escalateAfter.ok && escalateAfter.message}
          value={escalate}
          onChange={(event) => setEscalate(event.currentTarget.value)}
        />
      </div>
      <div className={classes.right}>
        <Button variant="default" onClick={onClose}>
          {wording.common.cancel}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {wording.common.save}
        </Button>
      </div>
    </form>
  )
}
