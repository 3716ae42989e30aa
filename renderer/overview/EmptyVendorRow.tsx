import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { wording } from '../../electron/core/language/language.ts'
import { api } from '../api/client.ts'
import { links } from '../ui/links.ts'
import { tellProblem } from '../ui/tellProblem.ts'
import classes from './VendorTable.module.css'
import { WideRow } from './WideRow.tsx'

/** Below a vendor without monitors: give it one, or take it off the list. */
export function EmptyVendorRow({ vendorId }: { vendorId: string }) {
  const queryClient = useQueryClient()
  const remove = useMutation(
    api.vendors.remove.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: api.vendors.key() })
        void queryClient.invalidateQueries({ queryKey: api.summary.key() })
      },
      onError: (error) => tellProblem(wording.overview.notRemoved, error),
    }),
  )
  return (
    <WideRow>
      <div className={classes.nothing}>
        {wording.overview.noMonitor}
        <Button component={Link} href={links.newMonitorOf(vendorId)} variant="default">
          {wording.common.addMonitor}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          loading={remove.isPending}
          onClick={() => remove.mutate({ id: vendorId })}
        >
          {wording.overview.removeVendor}
        </Button>
      </div>
    </WideRow>
  )
}
