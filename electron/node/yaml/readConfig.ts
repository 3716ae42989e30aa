import { type Config, fromConfig } from '../../core/config/fromConfig.ts'
import type { InputIssue } from '../../core/errors.ts'
import type { Foreign } from '../../core/foreign/collect.ts'
import { fromGatus, isGatus } from '../../core/foreign/gatus.ts'
import { fromUptimeKuma, isUptimeKuma } from '../../core/foreign/uptimeKuma.ts'
import type { ImportSource } from '../../core/model/imports.ts'
import { inOrder, type ParsedText, parseText } from './parseText.ts'

export type ReadConfigResult = { ok: true; config: Config } | { ok: false; issues: InputIssue[] }

/** A file to be imported. What only another monitor's file brings is empty for our own. */
export type ReadImport = {
  source: ImportSource
  config: Config
  paused: string[]
  /** Keys that stood in the file, by name: for the keychain only. */
  secrets: Record<string, string>
  unmapped: InputIssue[]
}
export type ReadImportResult = { ok: true; read: ReadImport } | { ok: false; issues: InputIssue[] }

/**
 * Reads a configuration file and says every error with its path, line and column. `knownVendors` are ids that its
 * monitors may name although the file does not hold them.
 */
export function readConfig(text: string, knownVendors: readonly string[] = []): ReadConfigResult {
  const result = parseText(text)
  return result.ok ? ownConfig(result.parsed, knownVendors) : result
}

function ownConfig({ value, syntax, located }: ParsedText, knownVendors: readonly string[]): ReadConfigResult {
  const config = fromConfig(value, knownVendors)
  if (config.ok && syntax.length === 0) return config
  return { ok: false, issues: inOrder([...syntax, ...(config.ok ? [] : config.issues.map(located))]) }
}

/** As `readConfig`, and the files of other monitors as far as they map. */
export function readImport(text: string, knownVendors: readonly string[] = []): ReadImportResult {
  const result = parseText(text)
  if (!result.ok) return result
  const { parsed } = result
  const foreign = foreignIn(parsed.value)
  if (!foreign) {
    const own = ownConfig(parsed, knownVendors)
    if (!own.ok) return own
    return { ok: true, read: { source: 'headstart', config: own.config, paused: [], secrets: {}, unmapped: [] } }
  }
  if (parsed.syntax.length > 0) return { ok: false, issues: parsed.syntax }
  const { source, taken } = foreign
  // A vendor that is set up already keeps what its user made of it.
  const vendors = taken.vendors.filter(({ id }) => !knownVendors.includes(id))
  const { monitors, paused, secrets } = taken
  const unmapped = inOrder(taken.unmapped.map(parsed.located))
  return { ok: true, read: { source, config: { vendors, monitors }, paused, secrets, unmapped } }
}

function foreignIn(value: unknown): { source: ImportSource; taken: Foreign } | undefined {
  if (isUptimeKuma(value)) return { source: 'uptime-kuma', taken: fromUptimeKuma(value) }
  return isGatus(value) ? { source: 'gatus', taken: fromGatus(value) } : undefined
}
