import { ActionIcon, Button, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { wording } from '../../electron/core/language/language.ts'
import { requestSchema } from '../../electron/core/model/monitor.ts'
import { Panel } from '../ui/Panel.tsx'
import type { FieldProps } from './fieldProps.ts'
import { type HeaderRow, newHeaderRow } from './formValues.ts'
import classes from './monitorForm.module.css'

const methods = requestSchema.shape.method.unwrap().options

/** What is sent, how often, and how long an answer may take. */
export function RequestFields({ form, set, issue }: FieldProps) {
  const change = (key: number, patch: Partial<HeaderRow>) =>
    set({ headers: form.headers.map((header) => (header.key === key ? { ...header, ...patch } : header)) })
  const takesBody = form.method !== 'GET' && form.method !== 'HEAD'
  return (
    <Panel title={wording.monitorForm.request} note={wording.monitorForm.requestNote}>
      <div className={classes.request}>
        <Select
          label={wording.monitorForm.method}
          data={methods}
          value={form.method}
          onChange={(value) => value && set({ method: methods.find((method) => method === value) ?? form.method })}
        />
        <TextInput
          label={wording.monitorForm.address}
          placeholder="https://api.stripe.com/v1/balance"
          value={form.url}
          onChange={(event) => set({ url: event.currentTarget.value })}
          error={issue('request.url') ?? issue('url')}
          classNames={{ input: 'hs-mono' }}
          type="url"
        />
      </div>
      <fieldset className={classes.rows}>
        <legend>{wording.monitorForm.headers}</legend>
        {form.headers.map((header, index) => (
          <div key={header.key} className={classes.header}>
            <TextInput
              aria-label={wording.monitorForm.nameHeader(index + 1)}
              placeholder="Authorization"
              value={header.name}
              onChange={(event) => change(header.key, { name: event.currentTarget.value })}
              classNames={{ input: 'hs-mono' }}
            />
            <TextInput
              aria-label={wording.monitorForm.valueHeader(index + 1)}
              placeholder="Bearer {{secret:stripe.apiKey}}"
              value={header.value}
              onChange={(event) => change(header.key, { value: event.currentTarget.value })}
              classNames={{ input: 'hs-mono' }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={wording.monitorForm.removeHeader(header.name)}
              onClick={() => set({ headers: form.headers.filter((each) => each.key !== header.key) })}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </div>
        ))}
        {issue('request.headers') && <p className={classes.error}>{issue('request.headers')}</p>}
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={13} />}
          onClick={() => set({ headers: [...form.headers, newHeaderRow()] })}
        >
          {wording.monitorForm.addHeader}
        </Button>
      </fieldset>
      {(takesBody || form.body !== '') && (
        <Textarea
          mt="sm"
          label={wording.monitorForm.body}
          autosize
          minRows={3}
          maxRows={12}
          value={form.body}
          onChange={(event) => set({ body: event.currentTarget.value })}
          error={issue('request.body')}
          classNames={{ input: 'hs-mono' }}
        />
      )}
      <div className={classes.times}>
        <TextInput
          label={wording.monitorForm.every}
          description="30s, 1m30s, 2h"
          value={form.interval}
          onChange={(event) => set({ interval: event.currentTarget.value })}
          error={issue('interval')}
        />
        <TextInput
          label={wording.monitorForm.timeout}
          description={wording.monitorForm.timeoutDescription}
          value={form.timeout}
          onChange={(event) => set({ timeout: event.currentTarget.value })}
          error={issue('timeout')}
        />
        <Switch
          label={wording.monitorForm.followRedirects}
          checked={form.followRedirects}
          onChange={(event) => set({ followRedirects: event.currentTarget.checked })}
        />
      </div>
    </Panel>
  )
}
