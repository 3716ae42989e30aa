import type { Case } from '../case.ts'
import { affected } from './affected.ts'
import { append } from './append.ts'
import { body } from './body.ts'
import { chart } from './chart.ts'
import { cleanUp } from './cleanUp.ts'
import { harImport } from './harImport.ts'
import { history } from './history.ts'
import { idle } from './idle.ts'
import { probeCpu } from './probeCpu.ts'
import { redaction } from './redaction.ts'
import { replayMonth, replayOwnSide, replayVendors } from './replay.ts'
import { report } from './report.ts'
import { search } from './search.ts'
import { start } from './start.ts'
import { storing } from './storing.ts'
import { thousand } from './thousand.ts'
import { timing } from './timing.ts'

/** What `npm run bench` measures, in the order of the table. `npm run bench -- search` runs those whose name has it. */
export const cases: readonly Case[] = [
  ...[append, history, start, cleanUp],
  ...[thousand, probeCpu, timing, chart],
  ...[storing, search, body, redaction, report, harImport, affected],
  ...[replayVendors, replayOwnSide, replayMonth, idle],
]
