import type { ReactNode } from 'react'
import classes from './VendorTable.module.css'

/**
 * A row of one text under an opened vendor. Its cells are those of every row: narrow windows hide columns, and a cell over
 * all of them would bring the hidden ones back. What is long goes on over the empty cells beside it.
 */
export function WideRow({ children }: { children: ReactNode }) {
  return (
    <tr className={classes.monitor}>
      <td className={classes.mark} />
      <td colSpan={3} className={classes.wide}>
        {children}
      </td>
      <td className={classes.says} />
      <td className={classes.spark} />
      <td className={classes.last} />
      <td className={classes.go} />
    </tr>
  )
}
