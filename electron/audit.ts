import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))

const severitySchema = z.enum(['info', 'low', 'moderate', 'high', 'critical'])
const answerSchema = z.object({
  vulnerabilities: z.record(z.string(), z.object({ name: z.string(), severity: severitySchema, range: z.string() })),
})

export type AuditOutcome = { kind: 'clean' | 'found' | 'unanswered'; lines: string[] }

const isSerious = ({ severity }: { severity: string }) => severity === 'high' || severity === 'critical'

/**
 * What npm's audit says about us. Nearly everything we ship is bundled, so the packages that count are those named in
 * the shipped licences, not the few that npm calls production dependencies. A registry that does not answer is no finding.
 */
export function auditOutcome(output: string, shipped: ReadonlySet<string>): AuditOutcome {
  let json: unknown
  try {
    json = JSON.parse(output)
  } catch {
    json = null
  }
  const answer = answerSchema.safeParse(json)
  if (!answer.success)
    return { kind: 'unanswered', lines: ['Dependencies were not audited: the registry gave no answer to npm audit.'] }
  const all = Object.values(answer.data.vulnerabilities)
  const ours = all.filter((found) => isSerious(found) && shipped.has(found.name))
  if (ours.length > 0)
    return {
      kind: 'found',
      lines: ours.map(
        ({ name, severity, range }) => `${name} ${range} has a ${severity} vulnerability and is shipped.`,
      ),
    }
  const others = all.length > 0 ? ` ${all.length} lesser ones, or in tools that are not shipped: see npm audit.` : ''
  return { kind: 'clean', lines: [`No serious vulnerability is known in what is shipped.${others}`] }
}

/** Names in the headings of the licences file. */
export function shippedNames(licences: string): Set<string> {
  return new Set([...licences.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) \d[^ ]* \(.*\)$/gm)].map(([, name = '']) => name))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const licences = join(root, 'dist/licences.txt')
  const shipped = shippedNames(existsSync(licences) ? readFileSync(licences, 'utf8') : '')
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  for (const name of Object.keys(dependencies)) shipped.add(name)
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=15000']
  const { stdout } = spawnSync(npm, args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  const { kind, lines } = auditOutcome(stdout ?? '', shipped)
  process.stdout.write(`${lines.join('\n')}\n`)
  if (shipped.size < 10) process.stdout.write('Bundled packages are not known yet: run npm run build first.\n')
  if (kind === 'found') process.exitCode = 1
}
