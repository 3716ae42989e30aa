import { createORPCClient, DynamicLink } from '@orpc/client'
import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { Contract } from '../../electron/core/contract.ts'

type Client = ContractRouterClient<Contract>
type Link = HttpLink<Record<never, never>> | PortLink<Record<never, never>>

/** The name of the window message that carries the port in the tray application. */
const portMessage = 'headstart:port'

/** Under http the application is asked where the page came from; under `app://` through the port the preload hands over. */
function openLink(): Promise<Link> {
  if (location.protocol.startsWith('http')) return Promise.resolve(new HttpLink({ url: `${location.origin}/rpc` }))
  return new Promise((resolve) => {
    const take = (event: MessageEvent) => {
      const port = event.ports[0]
      if (event.source !== window || event.data !== portMessage || !port) return
      window.removeEventListener('message', take)
      port.start()
      resolve(new PortLink({ port }))
    }
    window.addEventListener('message', take)
  })
}

const link = openLink()

/** Calls of the contract, typed. Errors are `ORPCError`; see `problemOf` for the words. */
export const client: Client = createORPCClient(new DynamicLink(() => link))

/** Query and mutation options of every call: `useQuery(api.summary.queryOptions())`. */
export const api = createTanstackQueryUtils(client)
