import type { z } from 'zod'
import { wording } from '../language/language.ts'
import type { Channel } from '../model/channel.ts'
import type { MaintenanceWindow } from '../model/maintenance.ts'
import type { MonitorDraft, Vendor } from '../model/monitor.ts'
import { check, unknownKey } from './explain.ts'
import type { ConfigIssue } from './issue.ts'
import { nearest } from './nearest.ts'
import { channel } from './sections/channel.ts'
import { maintenance } from './sections/maintenance.ts'
import { monitor } from './sections/monitor.ts'
import { type SettingsPatch, settingsPatch } from './sections/settings.ts'
import { vendor } from './sections/vendor.ts'

/** What a configuration file says. Settings are a part of the settings: what is absent stays as it is. */
export type Config = {
  settings?: SettingsPatch
  vendors: Vendor[]
  monitors: MonitorDraft[]
  /** Absent when the file does not speak of them. */
  channels?: Channel[]
  maintenance?: MaintenanceWindow[]
}
export type ConfigResult = { ok: true; config: Config } | { ok: false; issues: ConfigIssue[] }

const version = 1
/** Of one list of the file. */
const maxEntries = 5_000
const topKeys = ['headstart', 'settings', 'vendors', 'monitors', 'channels', 'maintenance']

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const idOf = (entry: unknown, key: string): string | undefined =>
  isMap(entry) && typeof entry[key] === 'string' ? entry[key] : undefined

function topIssues(file: Record<string, unknown>): ConfigIssue[] {
  const issues = Object.keys(file)
    .filter((key) => !topKeys.includes(key))
    .map((key) => ({ path: [key], message: unknownKey(key, topKeys) }))
  if (!('headstart' in file)) issues.push({ path: [], message: wording.config.noVersion(version) })
  else if (file.headstart !== version)
    issues.push({ path: ['headstart'], message: wording.config.otherVersion(version) })
  return issues
}

type List<T> = { entries: unknown[]; values: T[] }

/** A top-level list, each entry by its schema, no id twice. What is wrong goes to `issues`. */
function listOf<T extends z.ZodType>(
  file: Record<string, unknown>,
  key: string,
  schema: T,
  issues: ConfigIssue[],
): List<z.output<T>> {
  const value = file[key] ?? []
  if (!Array.isArray(value) || value.length > maxEntries) {
    const message = Array.isArray(value) ? wording.config.tooManyEntries(maxEntries) : wording.config.noList
    issues.push({ path: [key], message })
    return { entries: [], values: [] }
  }
  const values = value.flatMap((entry, index): z.output<T>[] => {
    const result = check(schema, entry, [key, index])
    if (result.ok) return [result.value]
    issues.push(...result.issues)
    return []
  })
  issues.push(...duplicateIssues(value, key))
  return { entries: value, values }
}

function duplicateIssues(entries: unknown[], key: string): ConfigIssue[] {
  const seen = new Map<string, number>()
  return entries.flatMap((entry, index): ConfigIssue[] => {
    const id = idOf(entry, 'id')
    if (id === undefined) return []
    const first = seen.get(id)
    if (first === undefined) seen.set(id, index)
    return first === undefined
      ? []
      : [{ path: [key, index, 'id'], message: wording.config.duplicateId(id, key, first) }]
  })
}

function noVendor(id: string, known: readonly string[]): string {
  const meant = nearest(id, known)
  return meant ? wording.config.otherVendor(id, meant) : wording.config.addVendor(id)
}

function vendorIssues(monitors: unknown[], known: string[]): ConfigIssue[] {
  return monitors.flatMap((entry, index): ConfigIssue[] => {
    const id = idOf(entry, 'vendor')
    if (id === undefined || known.includes(id)) return []
    return [{ path: ['monitors', index, 'vendor'], message: noVendor(id, known) }]
  })
}

/** Vendors of maintenance windows that are nowhere to be found. Monitors may be on another computer. */
function scopeIssues(windows: unknown[], known: string[]): ConfigIssue[] {
  return windows.flatMap((entry, index) => {
    const vendors = isMap(entry) && Array.isArray(entry.vendors) ? entry.vendors : []
    return vendors.flatMap((id, at): ConfigIssue[] => {
      if (typeof id !== 'string' || known.includes(id)) return []
      return [{ path: ['maintenance', index, 'vendors', at], message: noVendor(id, known) }]
    })
  })
}

/**
 * Reads a parsed configuration file and says everything that is wrong with it. `knownVendors` are ids of vendors
 * that exist already, which its monitors may name too.
 */
export function fromConfig(parsed: unknown, knownVendors: readonly string[] = []): ConfigResult {
  if (parsed === null || parsed === undefined)
    return { ok: false, issues: [{ path: [], message: wording.config.emptyFile(version) }] }
  if (!isMap(parsed))
    return {
      ok: false,
      issues: [{ path: [], message: wording.config.noMap(version) }],
    }

  const issues = topIssues(parsed)
  const settings = parsed.settings == null ? undefined : check(settingsPatch, parsed.settings, ['settings'])
  if (settings && !settings.ok) issues.push(...settings.issues)

  const vendors = listOf(parsed, 'vendors', vendor, issues)
  const monitors = listOf(parsed, 'monitors', monitor, issues)
  const channels = listOf(parsed, 'channels', channel, issues)
  const ids = vendors.entries.flatMap((entry) => idOf(entry, 'id') ?? [])
  issues.push(...vendorIssues(monitors.entries, [...ids, ...knownVendors]))
  const windows = listOf(parsed, 'maintenance', maintenance, issues)
  issues.push(...scopeIssues(windows.entries, [...ids, ...knownVendors]))

  if (issues.length > 0) return { ok: false, issues }
  return {
    ok: true,
    config: {
      ...(settings?.ok && { settings: settings.value }),
      vendors: vendors.values,
      monitors: monitors.values,
      ...(parsed.channels != null && { channels: channels.values }),
      ...(parsed.maintenance != null && { maintenance: windows.values }),
    },
  }
}
