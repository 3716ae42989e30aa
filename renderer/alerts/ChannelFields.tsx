import { Select, Switch, Textarea, TextInput } from '@mantine/core'
import type { ChangeEvent } from 'react'
import type { ChannelState } from '../../electron/core/contract/channels.ts'
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
  { value: pagerDutyUrl, label: 'United States' },
  { value: pagerDutyUrl.replace('events.', 'events.eu.'), label: 'Europe' },
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
            label="Region of the account"
            description="Of your PagerDuty account: app.eu.pagerduty.com is Europe."
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
              label="Address"
              placeholder="https://hooks.example.com/alerts"
              value={form.url}
              error={errors.url}
              spellCheck={false}
              classNames={{ input: 'hs-mono' }}
              onChange={(event) => onChange({ ...form, url: event.currentTarget.value })}
            />
          )}
          <Switch
            label="The address itself is a key: keep it in the keychain"
            checked={form.urlIsKey}
            onChange={(event) => onChange({ ...form, urlIsKey: event.currentTarget.checked })}
          />
          <Switch
            label="Sign each message, so that your receiver knows it is from here"
            checked={form.signed}
            onChange={(event) => onChange({ ...form, signed: event.currentTarget.checked })}
          />
          {form.signed && key('signingKey', true)}
          <Textarea
            label="More headers"
            description="One per line, Name: value. A key as {{secret:NAME}}."
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
        <TextInput label="Mail server" placeholder="smtp.example.com" {...text('host')} />
        <TextInput label="Port" inputMode="numeric" {...text('port')} />
        <Select
          label="Encryption"
          data={[
            { value: 'starttls', label: 'STARTTLS' },
            { value: 'tls', label: 'TLS' },
            { value: 'none', label: 'None' },
          ]}
          value={form.security}
          error={errors.security}
          onChange={(value) => value && onChange(withSecurity(form, value as ChannelForm['security']))}
        />
      </div>
      <div className={classes.two}>
        <TextInput
          label="User"
          description="Empty for a relay that asks for none."
          autoComplete="off"
          {...text('user')}
        />
        {children}
      </div>
      <div className={classes.two}>
        <TextInput label="From" placeholder="Headstart <alerts@example.com>" {...text('from')} />
        <TextInput label="To" placeholder="oncall@example.com, ops@example.com" {...text('to')} />
      </div>
    </>
  )
}
