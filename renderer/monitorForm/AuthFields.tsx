import { Select, Switch, Textarea, TextInput } from '@mantine/core'
import { wording } from '../../electron/core/language/language.ts'
import type { RequestAuth } from '../../electron/core/model/auth.ts'
import { Panel } from '../ui/Panel.tsx'
import { type AuthKind, authKinds, newAuth, newCertificate } from './authForm.ts'
import type { FieldProps } from './fieldProps.ts'
import classes from './monitorForm.module.css'

type Field = { name: string; label: string; description?: string; placeholder?: string }

/** The fields of each kind, in the vendor-neutral words of its standard. */
const fieldsOf: Record<RequestAuth['kind'], Field[]> = {
  bearer: [{ name: 'token', label: wording.monitorForm.token, description: wording.monitorForm.tokenDescription }],
  basic: [
    { name: 'user', label: wording.monitorForm.user, placeholder: 'acme' },
    { name: 'password', label: wording.monitorForm.password },
  ],
  header: [
    { name: 'name', label: wording.monitorForm.header, placeholder: 'X-Api-Key' },
    { name: 'value', label: wording.monitorForm.value },
  ],
  query: [
    { name: 'name', label: wording.monitorForm.parameter, placeholder: 'api_key' },
    { name: 'value', label: wording.monitorForm.value },
  ],
  oauth2: [
    { name: 'tokenUrl', label: wording.monitorForm.tokenEndpoint, placeholder: 'https://auth.acme.com/oauth/token' },
    { name: 'scope', label: wording.monitorForm.scope, description: wording.monitorForm.oauthScopeDescription },
    { name: 'clientId', label: wording.monitorForm.clientId },
    { name: 'clientSecret', label: wording.monitorForm.clientSecret },
  ],
  aws: [
    { name: 'service', label: wording.monitorForm.service, placeholder: 's3' },
    { name: 'region', label: wording.monitorForm.region, placeholder: 'eu-central-1' },
    { name: 'accessKeyId', label: wording.monitorForm.accessKeyId, placeholder: 'AKIA…' },
    { name: 'secretAccessKey', label: wording.monitorForm.secretAccessKey },
    {
      name: 'sessionToken',
      label: wording.monitorForm.sessionToken,
      description: wording.monitorForm.sessionTokenDescription,
    },
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
    <Panel title={wording.monitorForm.authentication} note={wording.monitorForm.authenticationNote}>
      <div className={classes.two}>
        <Select
          label={wording.monitorForm.kind}
          data={authKinds}
          value={auth?.kind ?? 'none'}
          onChange={(kind) => kind !== null && set({ auth: newAuth(kind as AuthKind, vendor), tokenParameters: '' })}
          allowDeselect={false}
          error={inFields ? undefined : whole}
        />
        {auth?.kind === 'oauth2' ? (
          <Select
            label={wording.monitorForm.clientAuthentication}
            data={[
              { value: 'basic', label: wording.monitorForm.byBasic },
              { value: 'body', label: wording.monitorForm.inTokenBody },
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
              label={wording.monitorForm.tokenParameters}
              description={wording.monitorForm.tokenParametersDescription}
              placeholder="audience=https://api.acme.com/"
              autosize
              minRows={1}
              maxRows={5}
              value={form.tokenParameters}
              onChange={(event) => set({ tokenParameters: event.currentTarget.value })}
              classNames={{ input: 'hs-mono' }}
            />
            <TextInput
              label={wording.monitorForm.tokenHeader}
              description={wording.monitorForm.tokenHeaderDescription}
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
        label={wording.monitorForm.showClientCertificate}
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
              label={
                {
                  certificate: wording.monitorForm.certificate,
                  key: wording.monitorForm.certificateKey,
                  passphrase: wording.monitorForm.certificatePassphrase,
                }[name]
              }
              description={
                {
                  certificate: wording.monitorForm.certificateDescription,
                  key: 'PEM',
                  passphrase: wording.monitorForm.optional,
                }[name]
              }
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
