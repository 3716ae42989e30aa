import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Case, Row, Target } from './case.ts'
import { cases } from './cases/index.ts'

const usualLimitMs = 60_000
const thisFile = fileURLToPath(import.meta.url)

/** A case in a process of its own, so that none is measured in the memory of another. */
function measure({ name, limitMs = usualLimitMs }: Case, folder: string): Promise<Row[]> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [thisFile, '--case', name, folder], { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let problem = ''
    child.stdout.on('data', (data) => (out += data))
    child.stderr.on('data', (data) => (problem += data))
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs)
    child.on('close', (code, signal) => {
      clearTimeout(limit)
      if (code === 0) return resolve(JSON.parse(out))
      const why = signal ? `took longer than ${limitMs / 1000} s` : (problem.trim().split('\n').at(-1) ?? '')
      resolve([['not measured', why]])
    })
  })
}

/** What was measured, what came out, and where there is a target whether it is met and if not by how much it is missed. */
function lineOf(name: string, [what, result, target]: Row): string {
  const verdict = !target
    ? ''
    : target.value <= target.bound
      ? `≤ ${target.bound}, met`
      : `≤ ${target.bound}, MISSED × ${(target.value / target.bound).toFixed(2)}`
  return `${name.padEnd(16)} ${what.padEnd(72)} ${result.padStart(12)}  ${verdict}`.trimEnd().concat('\n')
}

const held: Target[] = []
const [flag, name, folder] = process.argv.slice(2)
if (flag === '--case') {
  const found = cases.find((one) => one.name === name)
  if (!found || !folder) throw new Error(`There is no case ${name}.`)
  process.stdout.write(JSON.stringify(await found.run(folder)))
} else {
  const wanted = flag === undefined ? cases : cases.filter((one) => one.name.includes(flag))
  const startedAtMs = performance.now()
  for (const one of wanted) {
    const temporary = await mkdtemp(join(tmpdir(), 'headstart-bench-'))
    try {
      for (const row of await measure(one, temporary)) {
        process.stdout.write(lineOf(one.name, row))
        if (row[2]) held.push(row[2])
      }
    } finally {
      await rm(temporary, { recursive: true, force: true })
    }
  }
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(0)
  const met = held.filter(({ value, bound }) => value <= bound).length
  process.stdout.write(
    `\n${met} of ${held.length} targets met; ${wanted.length} cases in ${seconds} s. Times depend on the machine and on what else it does.\n`,
  )
}
