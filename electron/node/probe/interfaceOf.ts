import { networkInterfaces } from 'node:os'

type Interfaces = ReturnType<typeof networkInterfaces>

/** Asking the system takes a tenth of a millisecond, and every probe asks. */
const keptForMs = 1_000
let kept: { atMs: number; interfaces: Interfaces } | undefined

/** Name of the interface that has a local address, as the system gives it; undefined when none has it any more. */
export function interfaceOf(address: string, interfaces?: Interfaces): string | undefined {
  if (interfaces) return nameIn(interfaces, address)
  const known = kept && performance.now() - kept.atMs < keptForMs ? nameIn(kept.interfaces, address) : undefined
  if (known !== undefined) return known
  kept = { atMs: performance.now(), interfaces: networkInterfaces() }
  return nameIn(kept.interfaces, address)
}

function nameIn(interfaces: Interfaces, address: string): string | undefined {
  const bare = address.replace(/^::ffff:/i, '').replace(/%.*$/, '')
  return Object.keys(interfaces).find((name) =>
    interfaces[name]?.some((one) => one.address.replace(/%.*$/, '') === bare),
  )
}
