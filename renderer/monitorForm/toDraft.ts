import { pathText } from '../../electron/core/config/issue.ts'
import { draftIssues } from '../../electron/core/config/toConfig.ts'
import { parseDuration } from '../../electron/core/duration.ts'
import type { InputIssue } from '../../electron/core/errors.ts'
import { wording } from '../../electron/core/language/language.ts'
import { type Expectation, idSchema, type MonitorDraft, secretNameSchema } from '../../electron/core/model/monitor.ts'
import { authTexts, optionalFields, parametersIn, withoutEmpty } from './authForm.ts'
import { readExpectRow } from './expectRow.ts'
import { type FormValues, newVendor } from './formValues.ts'
import { readScope } from './scopeText.ts'

/** What a form says, or what is wrong with it, by field: `interval`, `expect[1]`, `request.url`. */
export type DraftResult = { ok: true; draft: MonitorDraft } | { ok: false; issues: InputIssue[] }

/** Reads a form. Never throws; every issue is a sentence that stands beside its field. */
export function toDraft(form: FormValues): DraftResult {
  const issues: InputIssue[] = []
  const wrong = (path: string, message: string) => issues.push({ path, message })
  const time = (path: string, text: string): number => {
    const read = parseDuration(text)
    if (read.ok) return read.ms
    wrong(path, read.message)
    return Number.NaN
  }
  const whole = (path: string, text: string, message: string): number => {
    if (/^\d{1,3}$/.test(text.trim())) return Number(text)
    wrong(path, message)
    return Number.NaN
  }

  const vendor = newVendor(form)
  if (vendor && !idSchema.safeParse(vendor.id).success) wrong('vendor', wording.monitorForm.vendorNameMissing)
  if (vendor?.statusPage && !/^https?:$/.test(URL.parse(vendor.statusPage.url)?.protocol ?? ''))
    wrong('statusPage', wording.monitorForm.statusPageProblem)
  if (form.name.trim() === '') wrong('name', wording.monitorForm.monitorNameMissing)
  else if (!idSchema.safeParse(form.id).success) wrong('id', wording.monitorForm.idProblem)

  if (form.url.trim() === '') wrong('request.url', wording.monitorForm.addressProblem)

  const expect = form.expect.flatMap((row, index): Expectation[] => {
    const read = readExpectRow(row)
    if (read.ok) return [read.rule]
    wrong(`expect[${index}]`, read.message)
    return []
  })
  const draft: MonitorDraft = {
    id: form.id,
    vendorId: form.vendorId ?? vendor?.id ?? '',
    name: form.name.trim(),
    intervalMs: time('interval', form.interval),
    timeoutMs: time('timeout', form.timeout),
    request: {
      method: form.method,
      url: form.url.trim(),
      headers: form.headers
        .filter((header) => header.name.trim() !== '' || header.value !== '')
        .map((header) => ({ name: header.name.trim(), value: header.value })),
      ...(form.body !== '' && { body: form.body }),
      followRedirects: form.followRedirects,
      ...authOf(form),
    },
    expect,
    policy: {
      confirmAfterMs: form.confirmAfter
        .split(',')
        .filter((part) => part.trim() !== '')
        .map((part) => time('policy.confirmAfter', part)),
      confirmFailures:
        form.confirmFailures.trim() === ''
          ? null
          : whole('policy.confirmFailures', form.confirmFailures, wording.monitorForm.mustFailProblem),
      confirmWithinMs: form.confirmWithin.trim() === '' ? null : time('policy.confirmWithin', form.confirmWithin),
      vary: form.vary,
      closeAfterPasses: whole('policy.closeAfterPasses', form.closeAfterPasses, wording.monitorForm.closeAfterProblem),
      flapAfter:
        form.flapAfter.trim() === ''
          ? null
          : whole('policy.flapAfter', form.flapAfter, wording.monitorForm.flappingProblem),
    },
    ...readScope(form.scope),
    ...(form.refusals && { refusals: form.refusals }),
    ...(form.catalog && { catalog: form.catalog }),
  }
  const found = draftIssues(draft).map((issue) => ({ path: pathText(issue.path), message: issue.message }))
  const all = [...issues, ...found.filter(({ path }) => !issues.some((known) => isToldBy(known.path, path)))]
  return all.length > 0 ? { ok: false, issues: all } : { ok: true, draft }
}

/** What could not be read needs no second complaint; expectations that could not be read shift the numbers of the others. */
function isToldBy(known: string, path: string): boolean {
  if (known.startsWith('expect')) return path.startsWith('expect')
  // The id is made of the names.
  return path === '' || path.startsWith(known) || (path === 'id' && (known === 'name' || known === 'vendor'))
}

function authOf({ auth, clientCertificate, tokenParameters }: FormValues): Partial<MonitorDraft['request']> {
  const found = auth && withoutEmpty(auth, optionalFields)
  if (found?.kind === 'oauth2') {
    const parameters = parametersIn(tokenParameters)
    if (parameters) found.parameters = parameters
    else delete found.parameters
  }
  return {
    ...(found && { auth: found }),
    ...(clientCertificate && { clientCertificate: withoutEmpty(clientCertificate, optionalFields) }),
  }
}

/** Names of the secrets that a form mentions: those of its request in order of appearance, then its second key. */
export function secretNames(form: FormValues): string[] {
  const texts = [
    form.url,
    ...form.headers.map((header) => header.value),
    form.body,
    ...authTexts(form.auth, form.clientCertificate),
  ]
  const names = texts.flatMap((text) =>
    [...text.matchAll(/\{\{secret:([A-Za-z0-9][A-Za-z0-9._-]{0,127})\}\}/g)].map((match) => match[1] ?? ''),
  )
  const { secondKey } = readScope(form.scope)
  return [...new Set(secretNameSchema.safeParse(secondKey).success && secondKey ? [...names, secondKey] : names)]
}

/** The sentence that belongs to a field: of the field itself or of a part of it. */
export function issueAt(issues: readonly InputIssue[], path: string): string | undefined {
  return issues.find((issue) => {
    if (!issue.path.startsWith(path)) return false
    const rest = issue.path.slice(path.length)
    return rest === '' || rest === 'Ms' || rest === 'Id' || /^[.[]/.test(rest)
  })?.message
}
