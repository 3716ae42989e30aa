import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AnyContractRouter } from '@orpc/contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import { OpenAPIHandler } from '@orpc/openapi/node'
import type { Context, Router } from '@orpc/server'
import { RPCHandler } from '@orpc/server/node'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '../../core/contract.ts'
import { plainErrors } from './plainErrors.ts'

/** Answers `/rpc` and `/api`; false when the router has no such call. */
export type ServeCall = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>

async function describe(version: string): Promise<string> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: {
      title: 'Headstart',
      version,
      description: 'The local HTTP API. Every call needs the token of the data folder, kept there in the file `token`.',
    },
    servers: [{ url: '/api' }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  })
  return JSON.stringify(document)
}

export function createCalls<C extends AnyContractRouter, T extends Context>(options: {
  router: Router<C, T>
  context: T
  version: string
  report: (error: unknown) => void
}): ServeCall {
  const { router, context, version, report } = options
  const rpc = new RPCHandler(router, { clientInterceptors: [plainErrors(report)] })
  const api = new OpenAPIHandler(router, { clientInterceptors: [plainErrors(report)] })
  let description: Promise<string> | undefined

  return async (path, request, response) => {
    if (path.startsWith('/rpc/')) return (await rpc.handle(request, response, { prefix: '/rpc', context })).matched
    if (!path.startsWith('/api/')) return false
    if (path === '/api/openapi.json' && request.method === 'GET') {
      description ??= describe(version)
      response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' })
      response.end(await description)
      return true
    }
    return (await api.handle(request, response, { prefix: '/api', context })).matched
  }
}
