import { PasswordInput, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { fieldsFor, probeOf, secretNameOf } from '../../electron/core/catalog/monitorFrom.ts'
import type { CatalogEntry } from '../../electron/core/catalog/schema.ts'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { Filled } from '../ui/Filled.tsx'
import { Panel } from '../ui/Panel.tsx'
import classes from './catalog.module.css'
import formClasses from './monitorForm.module.css'
import { secretWords } from './SecretFields.tsx'
import type { useCatalogChoice } from './useCatalogChoice.ts'

type Props = {
  entry: CatalogEntry
  catalog: ReturnType<typeof useCatalogChoice>
  secrets: Record<string, string>
  onSecret: (name: string, value: string) => void
  shown: boolean
}

/** The credential fields of a vendor in its own terms, and how to come by the narrowest key. */
export function CatalogFields({ entry, catalog, secrets, onSecret, shown }: Props) {
  const { choice, change, problems } = catalog
  const { data } = useQuery(api.secrets.list.queryOptions())
  const probes = entry.probes.map((probe, index) => ({
    value: String(index),
    label: probe.name,
  }))
  const when = probeOf(entry, choice).when
  return (
    <Panel title={entry.name} note={wording.catalog.categories[entry.category]}>
      <p className={classes.advice}>
        <strong>{entry.key.name}.</strong> {entry.key.advice}
      </p>
      <div className={formClasses.two}>
        {entry.probes.length > 1 && (
          <Select
            label={wording.monitorForm.probe}
            description={when}
            data={probes}
            value={String(choice.probeIndex)}
            onChange={(value) => value !== null && change({ probeIndex: Number(value) })}
            allowDeselect={false}
          />
        )}
        {entry.regions.length > 1 && (
          <Select
            label={wording.monitorForm.region}
            description={wording.monitorForm.regionDescription}
            data={entry.regions.map(({ label }, index) => ({ value: String(index), label }))}
            value={String(choice.region)}
            onChange={(value) => value !== null && change({ region: Number(value) })}
            allowDeselect={false}
          />
        )}
        {fieldsFor(entry, choice).map((field, index) => {
          const common = {
            label: field.label,
            ...(index === 0 && { 'data-autofocus': true, autoFocus: true }),
          }
          if (!field.secret)
            return (
              <TextInput
                key={field.key}
                {...common}
                description={field.optional ? wording.monitorForm.optional : wording.monitorForm.notASecret}
                placeholder={field.example ?? ''}
                value={choice.fields[field.key] ?? ''}
                onChange={(event) => change({ fields: { ...choice.fields, [field.key]: event.currentTarget.value } })}
                error={shown ? problems[field.key] : undefined}
              />
            )
          const name = secretNameOf(entry, field, choice)
          const { description, placeholder } = secretWords(data?.find((secret) => secret.name === name))
          return (
            <PasswordInput
              key={name}
              {...common}
              description={description}
              placeholder={field.example ?? (field.optional ? wording.monitorForm.optional : placeholder)}
              value={secrets[name] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget
                onSecret(name, value)
                if (!field.optional) return
                const others = (choice.given ?? []).filter((key) => key !== field.key)
                change({ given: value === '' ? others : [...others, field.key] })
              }}
              autoComplete="off"
            />
          )
        })}
      </div>
      {entry.notes && <p className={classes.aside}>{entry.notes}</p>}
      {!entry.confirmed && (
        <p className={classes.aside}>
          <Filled
            text={wording.monitorForm.unconfirmed}
            parts={{ lead: <strong>{wording.monitorForm.unconfirmedLead}</strong>, what: entry.unconfirmed.join('; ') }}
          />
        </p>
      )}
    </Panel>
  )
}
