import { AppendLog } from '../../../electron/node/store/appendLog.ts'
import { sealLine } from '../../../electron/node/store/checkedLine.ts'

/** Appends numbered lines for ever, some dozens at a time, and prints the last number that is on disk. Meant to be killed. */
const [path = '', first = '1'] = process.argv.slice(2)
const log = new AppendLog(path)
for (let n = Number(first); ; ) {
  for (let i = 0; i < 1 + (n % 37); i++) log.push(sealLine(`${n++} ${'x'.repeat(n % 300)}`))
  await log.save()
  process.stdout.write(`${n - 1}\n`)
}
