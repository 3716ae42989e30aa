import { createTaker, moveKeys, type Take } from '../catalog/moveKeys.ts'
import { vendorAt } from '../catalog/vendorAt.ts'
import { fromConfig } from '../config/fromConfig.ts'
import { type ConfigIssue, pathText } from '../config/issue.ts'
import { monitorOut } from '../config/sections/monitor.ts'
import { idFrom } from '../idFrom.ts'
import { wording } from '../language/language.ts'
import type { MonitorDraft, Vendor } from '../model/monitor.ts'

type Path = ConfigIssue['path']

/** Another monitor's configuration as far as it maps. Paths are those of the other file. */
export type Foreign = {
  vendors: Vendor[]
  monitors: MonitorDraft[]
  /** Monitors that are switched off there. */
  paused: string[]
  /** Keys that stood in the file, by secret name: for the keychain only. Empty for one that stood elsewhere. */
  secrets: Record<string, string>
  /** What did not map, and why. */
  unmapped: ConfigIssue[]
}

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Taken entries of another file become monitors; vendors follow from their addresses. */
export function createCollector() {
  const found: Foreign = { vendors: [], monitors: [], paused: [], secrets: {}, unmapped: [] }
  const ids = new Set<string>()

  const vendorOf = (url: string): Vendor => {
    const vendor = vendorAt(URL.parse(url)?.host ?? '')
    return found.vendors.find(({ id }) => id === vendor.id) ?? vendor
  }

  function freeId(vendorId: string, name: string): string {
    const bare = idFrom(name)
    const base = bare.startsWith(vendorId) ? bare : idFrom(`${vendorId} ${bare}`) || vendorId
    let id = base
    for (let count = 2; ids.has(id); count++) id = `${base.slice(0, 60)}-${count}`
    return id
  }

  return {
    found,
    note: (path: Path, message: string) => void found.unmapped.push({ path, message }),
    /**
     * Takes one entry. `make` gets the vendor's id and the way to move a key out. An entry that our own rules refuse is
     * named with the reason and left out.
     */
    take(
      path: Path,
      of: { name: string; url: string; active: boolean },
      make: (take: Take) => Omit<MonitorDraft, 'id' | 'vendorId' | 'name'>,
    ): void {
      const leave = (why: string) => found.unmapped.push({ path, message: wording.imports.leftOut(of.name, why) })
      if (!URL.canParse(of.url)) {
        leave(wording.imports.noAddress)
        return
      }
      const vendor = vendorOf(of.url)
      const secrets = { ...found.secrets }
      const { take } = createTaker(vendor.id, secrets)
      const made = make(take)
      const draft: MonitorDraft = {
        ...made,
        id: freeId(vendor.id, of.name),
        vendorId: vendor.id,
        name: of.name.trim().slice(0, 120) || wording.imports.api,
        request: moveKeys(made.request, take),
      }
      const read = fromConfig({ headstart: 1, monitors: [monitorOut(draft)] }, [vendor.id])
      if (!read.ok) {
        leave(read.issues.map(({ path: at, message }) => `${pathText(at.slice(2))}: ${message}`).join(' '))
        return
      }
      ids.add(draft.id)
      Object.assign(found.secrets, secrets)
      if (!found.vendors.some(({ id }) => id === vendor.id)) found.vendors.push(vendor)
      found.monitors.push(draft)
      if (!of.active) found.paused.push(draft.id)
    },
  }
}
export type Collector = ReturnType<typeof createCollector>
