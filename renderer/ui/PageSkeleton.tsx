import { Skeleton } from '@mantine/core'
import { wording } from '../../electron/core/language/language.ts'

const rows = ['a', 'b', 'c', 'd', 'e', 'f']

/** Stands where a page will be while its data or code is on the way. */
export function PageSkeleton() {
  return (
    <div className="hs-page" role="status" aria-label={wording.ui.loading}>
      <Skeleton height={112} radius={10} />
      <Skeleton height={56} radius={10} />
      <div>
        {rows.map((row) => (
          <Skeleton key={row} height={40} mb={6} radius={6} />
        ))}
      </div>
    </div>
  )
}
