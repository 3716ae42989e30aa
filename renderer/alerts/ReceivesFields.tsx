import { Checkbox, MultiSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import classes from './alerts.module.css'
import type { ChannelForm, Errors } from './channelForm.ts'
import { noticeKinds } from './channelWords.ts'

type Props = { form: ChannelForm; errors: Errors; onChange: (form: ChannelForm) => void }

/** What a channel receives: when, how bad, of whom. */
export function ReceivesFields({ form, errors, onChange }: Props) {
  const { data: vendors = [] } = useQuery(api.vendors.list.queryOptions())
  const chosen = form.notices ?? noticeKinds
  return (
    <fieldset className={classes.receives}>
      <legend>{wording.alerts.receivesTitle}</legend>
      <Checkbox.Group
        label={wording.alerts.when}
        value={chosen}
        error={errors.notices}
        onChange={(kinds) => {
          const notices = noticeKinds.filter((kind) => kinds.includes(kind))
          onChange({ ...form, notices: notices.length === noticeKinds.length ? null : notices })
        }}
      >
        <div className={classes.checks}>
          {noticeKinds.map((kind) => (
            <Checkbox key={kind} size="xs" value={kind} label={wording.alerts.notices[kind]} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.two}>
        <div>
          <span className="mantine-InputWrapper-label" id="how-bad">
            {wording.alerts.howBad}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="how-bad"
            value={form.severities}
            onChange={(severities) => onChange({ ...form, severities: severities as ChannelForm['severities'] })}
            data={[
              { value: 'all', label: wording.alerts.severities.all },
              { value: 'down', label: wording.alerts.severities.down },
              ...(form.severities === 'degraded'
                ? [{ value: 'degraded', label: wording.alerts.severities.degraded }]
                : []),
            ]}
          />
        </div>
        <MultiSelect
          size="xs"
          label={wording.alerts.vendors}
          placeholder={form.vendors.length === 0 ? wording.alerts.allVendors : undefined}
          data={vendors.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.vendors}
          onChange={(ids) => onChange({ ...form, vendors: ids })}
          searchable
          clearable
        />
      </div>
    </fieldset>
  )
}
