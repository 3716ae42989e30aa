import { diffConfig } from '../core/config/diffConfig.ts'
import { pathText } from '../core/config/issue.ts'
import { applySettings } from '../core/config/sections/settings.ts'
import { draftIssues } from '../core/config/toConfig.ts'
import type { ImportResult } from '../core/contract/config.ts'
import type { InputIssue } from '../core/errors.ts'
import type { Expectation, MonitorDraft } from '../core/model/monitor.ts'
import type { Matchers } from '../core/ports.ts'
import { secretsOf } from '../core/secretTemplate.ts'
import type { Configuration } from './configuration.ts'
import type { KeptSecrets } from './secrets/createSecrets.ts'
import { readConfig } from './yaml/readConfig.ts'

function patternProblem(rule: Expectation, matchers: Matchers): string | null {
  try {
    if ('matches' in rule && rule.matches !== undefined) matchers.regex(rule.matches, '')
    if (rule.kind === 'json') matchers.jsonPath(rule.path, null)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Everything wrong with a monitor that its schema cannot see: address, placeholders, keys in the open, broken patterns. */
export function monitorIssues(draft: MonitorDraft, matchers: Matchers): InputIssue[] {
  const issues: InputIssue[] = draftIssues(draft).map(({ path, message }) => ({ path: pathText(path), message }))
  for (const [index, rule] of draft.expect.entries()) {
    const message = patternProblem(rule, matchers)
    if (message) issues.push({ path: `expect[${index}]`, message })
  }
  return issues
}

export type ImportOutcome = { ok: true; result: ImportResult } | { ok: false; issues: InputIssue[] }

/** Reads a configuration file whole and, when nothing is wrong with it and `apply` is set, takes it over in one go. */
export async function importConfig(
  yaml: string,
  apply: boolean,
  { configuration, secrets, matchers }: { configuration: Configuration; secrets: KeptSecrets; matchers: Matchers },
): Promise<ImportOutcome> {
  const known = configuration.vendors().map((vendor) => vendor.id)
  const read = readConfig(yaml, known)
  if (!read.ok) return read
  const { vendors, monitors, settings } = read.config
  const issues = monitors.flatMap((draft, index) =>
    draft.expect.flatMap((rule, at) => {
      const message = patternProblem(rule, matchers)
      return message ? [{ path: `monitors[${index}].expect[${at}]`, message }] : []
    }),
  )
  if (issues.length > 0) return { ok: false, issues }
  const current = {
    settings: configuration.settings(),
    vendors: configuration.vendors(),
    monitors: configuration.monitors(),
  }
  const changes = diffConfig(current, read.config)
  const names = [...new Set(monitors.flatMap((draft) => secretsOf(draft)))]
  const states = await Promise.all(names.map(async (name) => ({ name, ...(await secrets.state(name)) })))
  const missingSecrets = states
    .filter(({ state }) => state === 'missing' || state === 'unavailable')
    .map(({ name }) => name)
  if (apply) {
    const changed = new Set(changes.filter(({ action }) => action !== 'keep').map(({ what, id }) => `${what} ${id}`))
    if (settings) await configuration.saveSettings(applySettings(current.settings, settings))
    await configuration.merge(
      vendors,
      // A monitor that is the same keeps its revision and its story.
      monitors.filter(({ id }) => changed.has(`monitor ${id}`)),
    )
  }
  return { ok: true, result: { applied: apply, changes, missingSecrets } }
}
