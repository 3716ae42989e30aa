import { TagsInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { wording } from '../../../electron/core/language/language.ts'
import { api } from '../../api/client.ts'
import { tellProblem } from '../../ui/tellProblem.ts'

/** Which of our own features stand on the vendor; saved with it at once. */
export function FeaturesField({ vendorId, vendorName }: { vendorId: string; vendorName: string }) {
  const queryClient = useQueryClient()
  const vendors = useQuery(api.vendors.list.queryOptions())
  const vendor = vendors.data?.find(({ id }) => id === vendorId)
  const save = useMutation(
    api.vendors.save.mutationOptions({
      onSuccess: () => {
        for (const queryKey of [api.vendors.key(), api.words.key(), api.summary.key()])
          void queryClient.invalidateQueries({ queryKey })
      },
      onError: (error) => tellProblem(wording.incident.words.featuresNotSaved, error),
    }),
  )
  if (!vendor) return null
  return (
    <TagsInput
      size="xs"
      label={wording.incident.words.features(vendorName)}
      description={wording.incident.words.featuresText}
      placeholder={vendor.features.length === 0 ? wording.incident.words.featuresExample : ''}
      value={save.isPending ? save.variables.features : vendor.features}
      maxTags={50}
      maxLength={120}
      acceptValueOnBlur
      onChange={(features) => save.mutate({ ...vendor, features: features.map((each) => each.trim()).filter(Boolean) })}
    />
  )
}
