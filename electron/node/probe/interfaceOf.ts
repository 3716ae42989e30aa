import { networkInterfaces } from 'node:os'

/** Name of the interface that has a local address, as the system gives it; undefined when none has it any more. */
export function interfaceOf(address: string, interfaces = networkInterfaces()): string | undefined {
  const bare = address.replace(/^::ffff:/i, '').replace(/%.*$/, '')
  return Object.keys(interfaces).find((name) =>
    interfaces[name]?.some((one) => one.address.replace(/%.*$/, '') === bare),
  )
}
