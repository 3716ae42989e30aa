import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Scalar,
  stringify,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { fromConfig } from '../../core/config/fromConfig.ts'
import { looksLikeKey } from '../../core/config/liveKey.ts'
import { channelOut } from '../../core/config/sections/channel.ts'
import { maintenanceOut } from '../../core/config/sections/maintenance.ts'
import { monitorOut } from '../../core/config/sections/monitor.ts'
import { applySettings, settingsOut } from '../../core/config/sections/settings.ts'
import { vendorOut } from '../../core/config/sections/vendor.ts'
import type { ConfigContent, ConfigMap } from '../../core/config/toConfig.ts'
import { settingsSchema } from '../../core/model/settings.ts'

/** A single value in the text that is another one now: where it stands, and what comes there. */
type Edit = { from: number; to: number; text: string }
/** What is done to a file. `structural`: more than single values change, so that it is written anew from its tree. */
type Edits = { document: Document; values: Edit[]; structural: boolean }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const isObject = (value: unknown): value is ConfigMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isPlain = (value: unknown) => typeof value !== 'object' || value === null

/**
 * The user's own file brought up to what is configured now: comments, order, anchors and spelling stay wherever a value
 * did not change. The text itself when nothing changed; undefined when it cannot be used any more.
 */
export function mergeSource(source: string, content: ConfigContent): string | undefined {
  const document = parseDocument(source, { merge: true })
  const read = document.errors.length === 0 ? readable(document, content) : undefined
  if (!read || !isMap(document.contents)) return undefined
  const edits: Edits = { document, values: [], structural: false }
  mergeSettings(edits, content, read.settings)
  mergeList(edits, 'vendors', read.vendors, content.vendors, vendorOut)
  mergeList(edits, 'monitors', read.monitors, content.monitors, monitorOut)
  mergeList(edits, 'channels', read.channels ?? [], content.channels ?? [], channelOut)
  mergeList(edits, 'maintenance', read.maintenance ?? [], content.maintenance ?? [], maintenanceOut)
  return edits.structural ? textOf(document, source) : spliced(source, edits.values)
}

/** Single values put into the text, from the end: everything else stays to the letter. */
function spliced(source: string, values: readonly Edit[]): string {
  return values
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: value }) => text.slice(0, from) + value + text.slice(to), source)
}

function readable(document: Document, content: ConfigContent) {
  try {
    const known = content.vendors.map(({ id }) => id)
    const plain: unknown = document.toJS({ maxAliasCount: 200 })
    // Its monitors may name vendors that are gone.
    const named = isObject(plain) && Array.isArray(plain.monitors) ? plain.monitors.map((each) => each?.vendor) : []
    const result = fromConfig(plain, [...known, ...named])
    return result.ok ? result.config : undefined
  } catch {
    return undefined
  }
}

const textOf = (document: Document, source: string) =>
  document.toString({ lineWidth: 0, indentSeq: !/^[A-Za-z]\w*:[^\n]*\n(?:\s*#[^\n]*\n)*- /m.test(source) })

function mergeSettings(edits: Edits, { settings }: ConfigContent, patch: Parameters<typeof applySettings>[1]): void {
  if (!settings) return
  const before = settingsOut(applySettings(settingsSchema.parse({}), patch))
  const after = settingsOut(settings)
  if (same(before, after)) return
  const { document } = edits
  const node = document.get('settings', true)
  if (isMap(node)) {
    patchMap(edits, node, before, after)
    return
  }
  const changed = Object.fromEntries(Object.entries(after).filter(([key, value]) => !same(value, before[key])))
  const place = isMap(document.contents) ? document.contents : undefined
  place?.items.splice(1, 0, document.createPair('settings', changed))
  edits.structural = true
}

/** Entries stay in the order of the file; new ones come last. */
function mergeList<T extends { id: string }>(
  edits: Edits,
  key: string,
  before: readonly T[],
  after: readonly T[],
  out: (item: T) => ConfigMap,
): void {
  const { document } = edits
  const found = document.get(key, true)
  if (!isSeq(found)) {
    if (after.length === 0) return
    document.set(key, document.createNode(after.map(out), { aliasDuplicateObjects: false }))
    edits.structural = true
    return
  }
  const fresh = (item: T) => document.createNode(out(item), { aliasDuplicateObjects: false })
  let structural = false
  const kept: unknown[] = []
  for (const [index, was] of before.entries()) {
    const is = after.find(({ id }) => id === was.id)
    const node = found.items[index]
    if (!is) {
      structural = true
      continue
    }
    if (same(out(was), out(is))) kept.push(node)
    else {
      if (isMap(node)) patchMap(edits, node, out(was), out(is))
      else structural = true
      kept.push(isMap(node) ? node : fresh(is))
    }
  }
  const added = after.filter(({ id }) => !before.some((was) => was.id === id))
  if (!structural && added.length === 0) return
  edits.structural = true
  // An entry under a flow list would stand in one long line.
  if (found.items.length === 0) found.flow = false
  found.items = [...kept, ...added.map(fresh)]
}

/** Brings a map from one form to another, value by value. */
function patchMap(edits: Edits, map: YAMLMap, before: ConfigMap, after: ConfigMap): void {
  for (const key of Object.keys(before).filter((each) => !(each in after)))
    edits.structural = map.delete(key) || edits.structural
  for (const [key, value] of Object.entries(after)) {
    if (same(before[key], value)) continue
    const node = map.get(key, true)
    const was = before[key]
    if (isMap(node) && isObject(was) && isObject(value)) patchMap(edits, node, was, value)
    else if (isSeq(node) && Array.isArray(was) && Array.isArray(value)) patchSeq(edits, node, was, value)
    else if (isScalar(node) && isPlain(value)) setScalar(edits, node, value)
    else {
      edits.structural = true
      map.set(key, edits.document.createNode(value, { aliasDuplicateObjects: false }))
    }
  }
}

function setScalar(edits: Edits, node: Scalar, value: unknown): void {
  const { range, type, anchor } = node
  node.value = value
  // As it would stand in a list in brackets: right in every place. A text of many lines is written anew.
  const text = stringify([value], { collectionStyle: 'flow', lineWidth: 0 }).slice(2, -3)
  if (!range || anchor || type?.startsWith('BLOCK') || text.includes('\n')) edits.structural = true
  else edits.values.push({ from: range[0], to: range[1], text })
}

/** What is the same at both ends stays; what is between is patched where it has the same length, else written anew. */
function patchSeq(edits: Edits, seq: YAMLSeq, before: unknown[], after: unknown[]): void {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && same(before[head], after[head])) head++
  let tail = 0
  while (tail < shorter - head && same(before.at(-1 - tail), after.at(-1 - tail))) tail++
  const middle = after.slice(head, after.length - tail).map((value, at) => {
    const node = seq.items[head + at]
    const was = before[head + at]
    if (before.length === after.length && isMap(node) && isObject(was) && isObject(value)) {
      patchMap(edits, node, was, value)
      return node
    }
    edits.structural = true
    return edits.document.createNode(value)
  })
  edits.structural ||= before.length !== after.length
  seq.items = [...seq.items.slice(0, head), ...middle, ...seq.items.slice(before.length - tail)]
}

/** The text as it may be kept: a comment that looks like a key is taken out. */
export function keepable(source: string): string {
  const text = source.replace(/^\uFEFF/, '')
  const document = parseDocument(text)
  let found = false
  const clean = (comment: string | null | undefined) => {
    if (!comment || !looksLikeKey(comment)) return comment
    found = true
    return null
  }
  const cleanOn = (node: { comment?: string | null; commentBefore?: string | null }) => {
    node.comment = clean(node.comment) ?? null
    node.commentBefore = clean(node.commentBefore) ?? null
  }
  cleanOn(document)
  visit(document, { Node: (_, node) => cleanOn(node) })
  return found ? textOf(document, text) : text
}

/** A new file with the entries of the one before it that it does not hold itself, their comments with them. */
export function joinSources(before: string | undefined, next: string): string {
  if (before === undefined) return next
  const [old, fresh] = [parseDocument(before), parseDocument(next)]
  let joined = false
  for (const key of ['vendors', 'monitors', 'channels', 'maintenance']) {
    const [from, to] = [old.get(key, true), fresh.get(key, true)]
    if (!isSeq(from) || !isSeq(to)) continue
    const idOf = (node: unknown) => (isMap(node) ? node.get('id') : undefined)
    const ids = new Set(to.items.map(idOf))
    // An alias means something in its own file only.
    const more = from.items.filter((node) => isMap(node) && !ids.has(idOf(node)) && !String(node).includes('*'))
    to.items.push(...more)
    joined ||= more.length > 0
  }
  return joined ? textOf(fresh, next) : next
}
