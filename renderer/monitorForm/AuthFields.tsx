import { Select, Switch, Textarea, TextInput } from '@mantine/core'
import type { RequestAuth } from '../../electron/core/model/auth.ts'
import { Panel } from '../ui/Panel.tsx'
import { type AuthKind, authKinds, newAuth, newCertificate } from './authForm.ts'
import type { FieldProps } from './fieldProps.ts'
import classes from './monitorForm.module.css'

type Field = { name: string; label: string; description?: string; placeholder?: string }

/** The fields of each kind, in the vendor-neutral words of its standard. */
const fieldsOf: Record<RequestAuth['kind'], Field[]> = {
  bearer: [{ name: 'token', label: 'Token', description: 'Sent as Authorization: Bearer …' }],
  basic: [
    { name: 'user', label: 'User', placeholder: 'acme' },
    { name: 'password', label: 'Password' },
  ],
  header: [
    { name: 'name', label: 'Header', placeholder: 'X-Api-Key' },
    { name: 'value', label: 'Value' },
  ],
  query: [
    { name: 'name', label: 'Parameter', placeholder: 'api_key' },
    { name: 'value', label: 'Value' },
  ],
  oauth2: [
    { name: 'tokenUrl', label: 'Token endpoint', placeholder: 'https://auth.acme.com/oauth/token' },
    { name: 'scope', label: 'Scope', description: 'Optional, separated by spaces' },
    { name: 'clientId', label: 'Client id' },
    { name: 'clientSecret', label: 'Client secret' },
  ],
  aws: [
    { name: 'service', label: 'Service', placeholder: 's3' },
    { name: 'region', label: 'Region', placeholder: 'eu-central-1' },
    { name: 'accessKeyId', label: 'Access key id', placeholder: 'AKIA…' },
    { name: 'secretAccessKey', label: 'Secret access key' },
    { name: 'sessionToken', label: 'Session token', description: 'Optional, for temporary credentials' },
  ],
}

/** As the configuration file names a kind: issues come by its path. */
const fileName = (kind: RequestAuth['kind']) => (kind === 'aws' ? 'awsSigV4' : kind)

/** How the request says who asks. Keys stand here by name; their values have fields of their own. */
export function AuthFields({ form, set, issue }: FieldProps) {
  const { auth, clientCertificate } = form
  const vendor = form.vendorId ?? form.vendorName
  const change = (patch: object) => auth && set({ auth: { ...auth, ...patch } as RequestAuth })
  const textOf = (name: string) => {
    const value: unknown = auth && Reflect.get(auth, name)
    return typeof value === 'string' ? value : ''
  }
  const problem = (name: string) => {
    if (!auth) return undefined
    // A single text stands in the file under its kind alone.
    const path = `request.auth.${fileName(auth.kind)}`
    return issue(auth.kind === 'bearer' ? path : `${path}.${name}`)
  }
  const whole = issue('request.auth')
  const inFields = auth && fieldsOf[auth.kind].some(({ name }) => problem(name) !== undefined)
  return (
    <Panel title="Authentication" note="keys are shown by name; their values go to the keychain">
      <div className={classes.two}>
        <Select
          label="Kind"
          data={authKinds}
          value={auth?.kind ?? 'none'}
          onChange={(kind) => kind !== null && set({ auth: newAuth(kind as AuthKind, vendor), tokenParameters: '' })}
          allowDeselect={false}
          error={inFields ? undefined : whole}
        />
        {auth?.kind === 'oauth2' ? (
          <Select
            label="The client says who it is"
            data={[
              { value: 'basic', label: 'by HTTP Basic' },
              { value: 'body', label: 'in the body of the token request' },
            ]}
            value={auth.clientAuth}
            onChange={(clientAuth) => clientAuth !== null && change({ clientAuth })}
            allowDeselect={false}
          />
        ) : (
          <span />
        )}
        {auth &&
          fieldsOf[auth.kind].map((field) => (
            <TextInput
              key={`${auth.kind} ${field.name}`}
              label={field.label}
              description={field.description}
              placeholder={field.placeholder ?? ''}
              value={textOf(field.name)}
              onChange={(event) => change({ [field.name]: event.currentTarget.value })}
              error={problem(field.name)}
              classNames={{ input: 'hs-mono' }}
              autoComplete="off"
            />
          ))}
        {auth?.kind === 'oauth2' && (
          <>
            <Textarea
              label="More token parameters"
              description="Optional, one a line"
              placeholder="audience=https://api.acme.com/"
              autosize
              minRows={1}
              maxRows={5}
              value={form.tokenParameters}
              onChange={(event) => set({ tokenParameters: event.currentTarget.value })}
              classNames={{ input: 'hs-mono' }}
            />
            <TextInput
              label="Header for the token"
              description="Optional; empty: Authorization: Bearer …"
              placeholder="X-Access-Token"
              value={textOf('tokenHeader')}
              onChange={(event) => change({ tokenHeader: event.currentTarget.value })}
              error={issue('request.auth.oauth2.tokenHeader')}
              classNames={{ input: 'hs-mono' }}
            />
          </>
        )}
      </div>
      <Switch
        mt="sm"
        label="Show a client certificate (mutual TLS)"
        checked={clientCertificate !== undefined}
        onChange={(event) =>
          set({ clientCertificate: event.currentTarget.checked ? newCertificate(vendor) : undefined })
        }
        error={issue('request.clientCertificate')}
      />
      {clientCertificate && (
        <div className={classes.times}>
          {(['certificate', 'key', 'passphrase'] as const).map((name) => (
            <TextInput
              key={name}
              label={{ certificate: 'Certificate', key: 'Its key', passphrase: 'Passphrase of the key' }[name]}
              description={{ certificate: 'PEM, with its chain', key: 'PEM', passphrase: 'Optional' }[name]}
              placeholder={name === 'passphrase' ? '{{secret:acme.clientPassphrase}}' : ''}
              value={clientCertificate[name] ?? ''}
              onChange={(event) =>
                set({ clientCertificate: { ...clientCertificate, [name]: event.currentTarget.value } })
              }
              classNames={{ input: 'hs-mono' }}
              autoComplete="off"
            />
          ))}
        </div>
      )}
    </Panel>
  )
}
