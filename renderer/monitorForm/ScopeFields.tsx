import { Checkbox, TextInput } from '@mantine/core'
import { FoldingPanel } from './FoldingPanel.tsx'
import type { FieldProps } from './fieldProps.ts'
import classes from './monitorForm.module.css'

/** What is asked beside a failing call to find out where the failure lies. Opened by itself when something is wrong. */
export function ScopeFields({ form, set, issue }: FieldProps) {
  const { scope } = form
  const wrong = issue('scope') !== undefined || issue('secondKey') !== undefined
  const change = (part: Partial<typeof scope>) => set({ scope: { ...scope, ...part } })
  const writes = !['GET', 'HEAD', 'OPTIONS'].includes(form.method)
  return (
    <FoldingPanel title="Where a failure lies" note={noteOf(scope, writes)} forced={wrong}>
      <div className={classes.times}>
        <TextInput
          label="Second key"
          description="Name of a secret that takes the place of the first"
          placeholder="stripe.otherKey"
          disabled={!scope.probes}
          value={scope.secondKey}
          onChange={(event) => change({ secondKey: event.currentTarget.value })}
          error={issue('secondKey')}
        />
        <TextInput
          label="Another address of this vendor"
          description="Gets the key only on the same host"
          placeholder="https://api.stripe.com/healthcheck"
          disabled={!scope.probes}
          value={scope.otherUrl}
          onChange={(event) => change({ otherUrl: event.currentTarget.value })}
          error={issue('scope')}
        />
      </div>
      <Checkbox
        label="Compare a confirmed failure with a few other calls, once"
        size="xs"
        mt={10}
        checked={scope.probes}
        onChange={(event) => change({ probes: event.currentTarget.checked })}
      />
      <Checkbox
        label={`This call changes nothing: it may be repeated${writes ? ` although it is a ${form.method}` : ', whatever its method'}`}
        size="xs"
        mt={6}
        disabled={!scope.probes}
        checked={scope.anyMethod}
        onChange={(event) => change({ anyMethod: event.currentTarget.checked })}
      />
    </FoldingPanel>
  )
}

function noteOf({ probes, anyMethod, secondKey }: FieldProps['form']['scope'], writes: boolean): string {
  if (!probes) return 'no paired probes'
  if (writes && !anyMethod) return 'the call is not repeated; other endpoints are asked'
  const second = secondKey.trim() === '' ? '' : ', with a second key'
  return `a confirmed failure is compared: once more, without the key${second}, at other endpoints`
}
