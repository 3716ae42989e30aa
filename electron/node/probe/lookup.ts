import { lookup as systemLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Address } from '../../core/model/exchange.ts'

/** All addresses of a name, in the resolver's order. Rejects with the resolver's code (`ENOTFOUND`, `EAI_AGAIN`). */
export type Lookup = (host: string) => Promise<Address[]>

async function askSystem(host: string): Promise<Address[]> {
  const answers = await systemLookup(host, { all: true, order: 'verbatim' })
  return answers.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
}

/**
 * Looks names up as the system does (hosts file included). Probes that ask for one name at the same moment share one
 * question: the system's resolver runs in a small pool of threads, and one dead name server must not fill it.
 */
export function createLookup(ask: Lookup = askSystem): Lookup {
  const underWay = new Map<string, Promise<Address[]>>()
  return (host) => {
    const running = underWay.get(host)
    if (running) return running
    const question = ask(host).finally(() => underWay.delete(host))
    underWay.set(host, question)
    return question
  }
}

/** The address itself when `host` is a literal one. */
export function literalAddress(host: string): Address | undefined {
  const family = isIP(host)
  return family === 0 ? undefined : { address: host, family: family === 6 ? 6 : 4 }
}
