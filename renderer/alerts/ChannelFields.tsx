import { Select, Switch, Textarea, TextInput } from '@mantine/core'
import type { ChangeEvent } from 'react'
import type { ChannelState } from '../../electron/core/contract/channels.ts'
import { wording } from '../../electron/core/language/language.ts'
import { pagerDutyUrl } from '../../electron/core/model/channel.ts'
import classes from './alerts.module.css'
import { type ChannelForm, type Errors, type KeyField, withSecurity } from './channelForm.ts'
import { KeyInput } from './KeyInput.tsx'

export type FieldsProps = {
  form: ChannelForm
  id: string
  states: ChannelState['secrets']
  errors: Errors
  onChange: (form: ChannelForm) => void
}

const pagerDutyRegions = [
  { value: pagerDutyUrl, label: wording.alerts.regions.us },
  { value: pagerDutyUrl.replace('events.', 'events.eu.'), label: wording.alerts.regions.eu },
]

/** The fields of one kind of channel. */
export function ChannelFields(props: FieldsProps) {
  const { form, onChange, errors } = props
  const key = (field: KeyField, generate = false) => (
    <KeyInput
      {...props}
      field={field}
      generate={generate}
      error={errors[field]}
      onChange={(value) => onChange({ ...form, keys: { ...form.keys, [field]: value } })}
    />
  )
  switch (form.kind) {
    case 'slack':
    case 'teams':
      return key('url')
    case 'pagerduty':
      return (
        <div className={classes.two}>
          {key('routingKey')}
          <Select
            label={wording.alerts.region}
            description={wording.alerts.regionHint}
            data={
              pagerDutyRegions.some(({ value }) => value === form.url)
                ? pagerDutyRegions
                : [...pagerDutyRegions, { value: form.url, label: form.url }]
            }
            value={form.url}
            onChange={(url) => url && onChange({ ...form, url })}
          />
        </div>
      )
    case 'email':
      return <MailFields {...props}>{form.user.trim() !== '' && key('password')}</MailFields>
    case 'webhook':
      return (
        <>
          {form.urlIsKey ? (
            key('url')
          ) : (
            <TextInput
              label={wording.alerts.address}
              placeholder={wording.alerts.addressExample}
              value={form.url}
              error={errors.url}
              spellCheck={false}
              classNames={{ input: 'hs-mono' }}
              onChange={(event) => onChange({ ...form, url: event.currentTarget.value })}
            />
          )}
          <Switch
            label={wording.alerts.addressIsKey}
            checked={form.urlIsKey}
            onChange={(event) => onChange({ ...form, urlIsKey: event.currentTarget.checked })}
          />
          <Switch
            label={wording.alerts.signed}
            checked={form.signed}
            onChange={(event) => onChange({ ...form, signed: event.currentTarget.checked })}
          />
          {form.signed && key('signingKey', true)}
          <Textarea
            label={wording.alerts.headers}
            description={wording.alerts.headersHint}
            value={form.headers}
            error={errors.headers}
            autosize
            minRows={1}
            maxRows={5}
            spellCheck={false}
            classNames={{ input: 'hs-mono' }}
            onChange={(event) => onChange({ ...form, headers: event.currentTarget.value })}
          />
        </>
      )
  }
}

function MailFields({ form, errors, onChange, children }: FieldsProps & { children: React.ReactNode }) {
  const text = (field: 'host' | 'port' | 'user' | 'from' | 'to') => ({
    value: form[field],
    error: errors[field],
    spellCheck: false,
    onChange: (event: ChangeEvent<HTMLInputElement>) => onChange({ ...form, [field]: event.currentTarget.value }),
  })
  return (
    <>
      <div className={classes.three}>
        <TextInput label={wording.alerts.mailServer} placeholder={wording.alerts.mailServerExample} {...text('host')} />
        <TextInput label={wording.alerts.port} inputMode="numeric" {...text('port')} />
        <Select
          label={wording.alerts.encryption}
          data={[
            { value: 'starttls', label: wording.alerts.encryptions.starttls },
            { value: 'tls', label: wording.alerts.encryptions.tls },
            { value: 'none', label: wording.alerts.encryptions.none },
          ]}
          value={form.security}
          error={errors.security}
          onChange={(value) => value && onChange(withSecurity(form, value as ChannelForm['security']))}
        />
      </div>
      <div className={classes.two}>
        <TextInput
          label={wording.alerts.user}
          description={wording.alerts.userHint}
          autoComplete="off"
          {...text('user')}
        />
        {children}
      </div>
      <div className={classes.two}>
        <TextInput label={wording.alerts.from} placeholder={wording.alerts.fromExample} {...text('from')} />
        <TextInput label={wording.alerts.to} placeholder={wording.alerts.toExample} {...text('to')} />
      </div>
    </>
  )
}
