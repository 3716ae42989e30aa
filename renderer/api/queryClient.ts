import { ORPCError } from '@orpc/client'
import { QueryClient } from '@tanstack/react-query'

/**
 * Data stays fresh until the application says it changed (see `live.ts`), so nothing refetches by itself.
 * `always`: the application is on this machine, whatever the browser thinks of the network.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (count, error) => !(error instanceof ORPCError) && count < 2,
      retryDelay: 400,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
