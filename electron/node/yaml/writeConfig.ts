import { Document } from 'yaml'
import { toConfig } from '../../core/config/toConfig.ts'
import type { MonitorDraft, Vendor } from '../../core/model/monitor.ts'
import type { Settings } from '../../core/model/settings.ts'

/** The configuration as YAML text, the same for the same input, which `readConfig` reads back. Holds no secret's value. */
export function writeConfig(
  settings: Settings | undefined,
  vendors: readonly Vendor[],
  monitors: readonly MonitorDraft[],
): string {
  // Aliases would make one monitor's edit change another's.
  const document = new Document(toConfig(settings, vendors, monitors), { aliasDuplicateObjects: false })
  document.commentBefore = ' Headstart configuration. Secrets are named, never held: their values stay in the keychain.'
  return document.toString({ lineWidth: 0 })
}
