import { formatDuration } from '../duration.ts'
import { type Expectation, type MonitorDraft, policySchema, type RequestSpec, type Vendor } from '../model/monitor.ts'
import type { Settings } from '../model/settings.ts'
import { fromConfig } from './fromConfig.ts'
import type { ConfigIssue } from './issue.ts'
import { formatStatus } from './statusCodes.ts'

/** A plain object whose keys stand in the order in which they are written. */
export type ConfigDocument = { [key: string]: unknown }

function vendorOut(vendor: Vendor): ConfigDocument {
  const { id, name, statusPage, features, accountId, requestIds } = vendor
  return {
    id,
    name,
    ...(statusPage && { statusPage }),
    ...(features.length > 0 && { features }),
    ...(accountId !== undefined && { accountId }),
    ...(requestIds !== undefined && { requestIds }),
  }
}

/** A map reads best; a list where a map would lose a repeated name or its order. */
function headersOut(headers: RequestSpec['headers']): unknown {
  const names = headers.map((header) => header.name)
  const plain = new Set(names).size === names.length && names.every((name) => !/^\d+$|^__proto__$/.test(name))
  if (plain) return Object.fromEntries(headers.map(({ name, value }) => [name, value]))
  return headers.map(({ name, value }) => ({ name, value }))
}

function requestOut(request: RequestSpec): ConfigDocument {
  return {
    method: request.method,
    url: request.url,
    ...(request.headers.length > 0 && { headers: headersOut(request.headers) }),
    ...(request.body !== undefined && { body: request.body }),
    ...(!request.followRedirects && { followRedirects: false }),
  }
}

function expectationOut(rule: Expectation): ConfigDocument {
  if (rule.kind === 'status') return { status: formatStatus(rule.ranges) }
  if (rule.kind === 'responseTime') {
    const { degradedOverMs, downOverMs } = rule
    return {
      responseTime: {
        ...(degradedOverMs !== undefined && { degradedOver: formatDuration(degradedOverMs) }),
        ...(downOverMs !== undefined && { downOver: formatDuration(downOverMs) }),
      },
    }
  }
  const { kind, ...rest } = rule
  return { [kind]: Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) }
}

function policyOut(policy: MonitorDraft['policy']): ConfigDocument | undefined {
  if (JSON.stringify(policy) === JSON.stringify(policySchema.parse({}))) return undefined
  return {
    confirmAfter: policy.confirmAfterMs.map(formatDuration),
    confirmFailures: policy.confirmFailures ?? 'all',
    closeAfterPasses: policy.closeAfterPasses,
  }
}

function monitorOut(monitor: MonitorDraft): ConfigDocument {
  const policy = policyOut(monitor.policy)
  return {
    id: monitor.id,
    vendor: monitor.vendorId,
    name: monitor.name,
    interval: formatDuration(monitor.intervalMs),
    timeout: formatDuration(monitor.timeoutMs),
    request: requestOut(monitor.request),
    ...(monitor.expect.length > 0 && { expect: monitor.expect.map(expectationOut) }),
    ...(policy && { policy }),
    ...(monitor.refusals?.length && { refusals: monitor.refusals }),
    ...(monitor.catalog && { catalog: monitor.catalog }),
  }
}

/** The document that `fromConfig` reads back: vendors and monitors in their order, never a secret's value or a pause. */
export function toConfig(
  settings: Settings | undefined,
  vendors: readonly Vendor[],
  monitors: readonly MonitorDraft[],
): ConfigDocument {
  return {
    headstart: 1,
    ...(settings && { settings }),
    vendors: vendors.map(vendorOut),
    monitors: monitors.map(monitorOut),
  }
}

/** What is wrong with an edited monitor by the rules of the configuration file; paths are those of its form there. */
export function draftIssues(draft: MonitorDraft): ConfigIssue[] {
  const read = fromConfig(toConfig(undefined, [], [draft]), [draft.vendorId])
  return read.ok ? [] : read.issues.map((issue) => ({ ...issue, path: issue.path.slice(2) }))
}
