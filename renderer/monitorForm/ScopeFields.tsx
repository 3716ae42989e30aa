import { Checkbox, TextInput } from '@mantine/core'
import { wording } from '../../electron/core/language/language.ts'
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
    <FoldingPanel title={wording.monitorForm.whereFailureLies} note={noteOf(scope, writes)} forced={wrong}>
      <div className={classes.times}>
        <TextInput
          label={wording.monitorForm.secondKey}
          description={wording.monitorForm.secondKeyDescription}
          placeholder="stripe.otherKey"
          disabled={!scope.probes}
          value={scope.secondKey}
          onChange={(event) => change({ secondKey: event.currentTarget.value })}
          error={issue('secondKey')}
        />
        <TextInput
          label={wording.monitorForm.otherEndpoint}
          description={wording.monitorForm.otherEndpointDescription}
          placeholder="https://api.stripe.com/healthcheck"
          disabled={!scope.probes}
          value={scope.otherUrl}
          onChange={(event) => change({ otherUrl: event.currentTarget.value })}
          error={issue('scope')}
        />
      </div>
      <Checkbox
        label={wording.monitorForm.compareFailure}
        size="xs"
        mt={10}
        checked={scope.probes}
        onChange={(event) => change({ probes: event.currentTarget.checked })}
      />
      <Checkbox
        label={wording.monitorForm.callIsSafe(writes ? form.method : undefined)}
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
  if (!probes) return wording.monitorForm.noPairedProbes
  if (writes && !anyMethod) return wording.monitorForm.notRepeatedNote
  return wording.monitorForm.comparedNote(secondKey.trim() !== '')
}
