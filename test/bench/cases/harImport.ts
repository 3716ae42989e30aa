import { harPieceLength } from '../../../electron/core/contract/harImports.ts'
import { harOf } from '../../../electron/core/export/har.ts'
import { createRedactor } from '../../../electron/core/redact.ts'
import { createHarImports } from '../../../electron/node/import/harImports.ts'
import { type Case, megabytes, ms } from '../case.ts'
import { longestHold } from '../longestHold.ts'
import { failure, fingerprint, openBenchStore, secrets } from '../records.ts'

const wantedLength = 50_000_000

function harText(): string {
  const entries: string[] = []
  const startMs = Date.now() - 86_400_000
  for (let length = 0, n = 0; length < wantedLength; n++) {
    const [entry] = harOf([failure(n, startMs + n, 20)], { name: 'x', version: '1' }).log.entries
    const text = JSON.stringify(entry)
    entries.push(text)
    length += text.length
  }
  return `{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[${entries.join(',')}]}}`
}

export const harImport: Case = {
  name: 'HAR of 50 MB',
  async run(folder) {
    const text = harText()
    const store = await openBenchStore(folder)
    const imports = createHarImports({
      nowMs: () => Date.now(),
      bodyCapBytes: () => 262_144,
      known: () => secrets,
      redactorOf: (values) => createRedactor(values, fingerprint),
      vendorOf: () => undefined,
      stage: () => store.stageTranscripts(),
      app: { version: '0.0.0', platform: 'bench' },
      onDone: () => {},
    })
    let stored = 0
    let readMs = 0
    const { tookMs, holdMs } = await longestHold(async () => {
      const startedAtMs = performance.now()
      const { id } = imports.start('bench.har', text.length)
      for (let at = 0; at < text.length; at += harPieceLength)
        await imports.piece(id, text.slice(at, at + harPieceLength))
      readMs = performance.now() - startedAtMs
      stored = (await imports.finish(id))?.stored ?? 0
    })
    const rss = process.resourceUsage().maxRSS * 1_024
    await store.close()
    return [
      [
        `${stored.toLocaleString('en')} entries with 50 secrets (read ${ms(readMs)}, loop held ${ms(holdMs)})`,
        ms(tookMs),
      ],
      ['most resident memory, the text of 50 MB included', megabytes(rss)],
    ]
  },
}
