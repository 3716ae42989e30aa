import { Line } from 'recharts'
import { still } from './still.ts'

/** The 95th percentile of the stretch that a chart is compared with. An element, not a component: recharts reads its kind. */
export function beforeLine(type: 'stepAfter' | 'linear') {
  return (
    <Line
      dataKey="beforeMs"
      type={type}
      stroke="var(--hs-accent-text)"
      strokeWidth={1.4}
      strokeDasharray="1.5 3.5"
      strokeLinecap="round"
      {...still}
    />
  )
}
