import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { api } from '../api/client.ts'
import { links } from '../ui/links.ts'
import { tellProblem } from '../ui/tellProblem.ts'
import classes from './VendorTable.module.css'

/** Below a vendor without monitors: give it one, or take it off the list. */
export function EmptyVendorRow({ vendorId }: { vendorId: string }) {
  const queryClient = useQueryClient()
  const remove = useMutation(
    api.vendors.remove.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: api.vendors.key() })
        void queryClient.invalidateQueries({ queryKey: api.summary.key() })
      },
      onError: (error) => tellProblem('The vendor was not removed', error),
    }),
  )
  return (
    <tr className={classes.monitor}>
      <td className={classes.mark} />
      <td colSpan={7}>
        <div className={classes.nothing}>
          No monitor watches this vendor.
          <Button component={Link} href={links.newMonitorOf(vendorId)} variant="default">
            Add monitor
          </Button>
          <Button
            variant="subtle"
            color="gray"
            loading={remove.isPending}
            onClick={() => remove.mutate({ id: vendorId })}
          >
            Remove vendor
          </Button>
        </div>
      </td>
    </tr>
  )
}
