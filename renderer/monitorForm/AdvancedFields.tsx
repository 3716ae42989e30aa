import { Checkbox, TextInput } from '@mantine/core'
import { wording } from '../../electron/core/language/language.ts'
import type { VariationKind } from '../../electron/core/model/monitor.ts'
import { FoldingPanel } from './FoldingPanel.tsx'
import type { FieldProps } from './fieldProps.ts'
import classes from './monitorForm.module.css'

type TextField = 'confirmAfter' | 'confirmFailures' | 'confirmWithin' | 'closeAfterPasses' | 'flapAfter'

/** In the order in which they matter: how a failure is confirmed, then how it ends. */
const texts: { field: TextField; label: string; description: string; placeholder?: string }[] = [
  {
    field: 'confirmAfter',
    label: wording.monitorForm.confirmFailureAfter,
    description: wording.monitorForm.waitsDescription,
    placeholder: '0s, 2s, 5s',
  },
  {
    field: 'confirmFailures',
    label: wording.monitorForm.mustFailToo,
    description: wording.monitorForm.mustFailDescription,
    placeholder: wording.monitorForm.all,
  },
  {
    field: 'confirmWithin',
    label: wording.monitorForm.confirmWithin,
    description: wording.monitorForm.confirmWithinDescription,
    placeholder: wording.monitorForm.confirmWithinDefault,
  },
  {
    field: 'closeAfterPasses',
    label: wording.monitorForm.closeAfter,
    description: wording.monitorForm.closeAfterDescription,
  },
  {
    field: 'flapAfter',
    label: wording.monitorForm.flappingFrom,
    description: wording.monitorForm.flappingDescription,
    placeholder: wording.monitorForm.never,
  },
]

const variations: { kind: VariationKind; label: string }[] = [
  { kind: 'address', label: wording.monitorForm.otherAddressVariation },
  { kind: 'family', label: wording.monitorForm.otherFamilyVariation },
  { kind: 'http1', label: wording.monitorForm.http1Variation },
]

/** How a first failure is confirmed and when an incident closes. Opened by itself when something in it is wrong. */
export function AdvancedFields({ form, set, issue }: FieldProps) {
  const wrong = issue('policy') !== undefined
  return (
    <FoldingPanel
      title={wording.monitorForm.advanced}
      note={wording.monitorForm.policyNote(form.confirmAfter, form.closeAfterPasses)}
      forced={wrong}
    >
      <div className={classes.times}>
        {texts.map(({ field, ...words }) => (
          <TextInput
            key={field}
            {...words}
            value={form[field]}
            onChange={(event) => set({ [field]: event.currentTarget.value })}
            error={issue(`policy.${field}`)}
          />
        ))}
        <Checkbox.Group
          label={wording.monitorForm.furtherAttemptsTry}
          description={wording.monitorForm.variationsDescription}
          value={form.vary}
          onChange={(chosen) => set({ vary: variations.map(({ kind }) => kind).filter((one) => chosen.includes(one)) })}
        >
          {variations.map(({ kind, label }) => (
            <Checkbox key={kind} value={kind} label={label} size="xs" mt={6} />
          ))}
        </Checkbox.Group>
      </div>
    </FoldingPanel>
  )
}
