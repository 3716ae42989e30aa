import { diffConfig } from '../../core/config/diffConfig.ts'
import type { Configuration } from '../configuration.ts'
import { demoConfig } from './demoConfig.ts'
import { startDemoVendor } from './demoVendor.ts'

type Watched = { configuration: Configuration; monitorsChanged(): void }

/** Starts the demo vendor and watches it; what is set up already and did not change keeps its story. */
export async function startDemo({ configuration, monitorsChanged }: Watched): Promise<{ close(): Promise<void> }> {
  const vendor = await startDemoVendor()
  const demo = demoConfig(vendor.url)
  const current = {
    settings: configuration.settings(),
    vendors: configuration.vendors(),
    monitors: configuration.monitors(),
  }
  const changed = diffConfig(current, demo)
    .filter(({ action }) => action !== 'keep')
    .map(({ what, id }) => `${what} ${id}`)
  await configuration.merge(
    demo.vendors.filter(({ id }) => changed.includes(`vendor ${id}`)),
    demo.monitors.filter(({ id }) => changed.includes(`monitor ${id}`)),
  )
  monitorsChanged()
  return vendor
}
