import { channelSchema } from '../../../electron/core/model/channel.ts'
import { openBench } from './bench.ts'

/** Takes one alert for a webhook and is killed: before it is sent (`before`), or while the receiver holds it (`during`). */
const [dataDir = '', url = '', when = ''] = process.argv.slice(2)
const webhook = channelSchema.parse({ kind: 'webhook', id: 'ops', name: 'Ops', url })
const bench = await openBench(
  dataDir,
  [webhook],
  when === 'before' ? { send: () => new Promise(() => process.stdout.write('about to send\n')) } : {},
)
bench.channels.start()
await bench.alert('i-1')
setInterval(() => undefined, 60_000)
