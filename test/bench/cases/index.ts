import type { Case } from '../case.ts'
import { body } from './body.ts'
import { harImport } from './harImport.ts'
import { idle } from './idle.ts'
import { redaction } from './redaction.ts'
import { replayMonth, replayOwnSide, replayVendors } from './replay.ts'
import { report } from './report.ts'
import { samples } from './samples.ts'
import { search } from './search.ts'
import { start } from './start.ts'
import { storing } from './storing.ts'

/** What `npm run bench` measures, in the order of the table. `npm run bench -- search` runs those whose name has it. */
export const cases: readonly Case[] = [
  storing,
  search,
  start,
  samples,
  body,
  redaction,
  report,
  harImport,
  replayVendors,
  replayOwnSide,
  replayMonth,
  idle,
]
