import { usePageTitle } from '../ui/usePageTitle.ts'

export function OverviewPage({ vendorId: _ }: { vendorId?: string }) {
  usePageTitle({ text: 'Overview' })
  return null
}
