import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/node'
import { contract } from '../../electron/core/contract.ts'
import { settingsSchema } from '../../electron/core/model/settings.ts'
import { incidents, monitors, noise, nowMs, summary, transcript, transcripts, vendors } from './sampleData.ts'

// Usage: node test/kit/sampleBackend.ts PORT DIST_DIR [variant]; variants: calm, first, demo, broken
const port = Number(process.argv[2] ?? 4600)
const dist = process.argv[3] ?? 'dist/renderer'
const variant = process.argv[4] ?? 'normal'
let settings = settingsSchema.parse({})
const os = implement(contract)
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function shownSummary() {
  const all = summary()
  if (variant === 'first')
    return {
      ...all,
      state: 'unknown' as const,
      vendors: [],
      openIncidents: [],
      headline: 'Nothing is watched yet.',
      detail: '',
      counts: { up: 0, degraded: 0, down: 0, unknown: 0, paused: 0 },
    }
  if (variant === 'calm') {
    const calm = all.vendors.filter((each) => each.state === 'up')
    return {
      ...all,
      state: 'up' as const,
      vendors: calm,
      openIncidents: [],
      headline: 'All 13 monitors are up.',
      detail: 'Nothing has failed in the last 8 hours.',
      counts: { up: 13, degraded: 0, down: 0, unknown: 0, paused: 1 },
    }
  }
  if (variant === 'demo')
    return {
      ...all,
      demo: true,
      warnings: [
        {
          id: 'disk',
          text: 'History is not being saved.',
          next: 'Free space on the disk that holds the data folder.',
          sinceMs: nowMs,
        },
      ],
      ownSide: {
        state: 'offline' as const,
        sinceMs: nowMs,
        sentence: 'You seem to be offline. Vendors are not judged until references answer.',
      },
    }
  return all
}

const router = os.router({
  summary: os.summary.handler(() => {
    if (variant === 'broken') throw new Error('no')
    return shownSummary()
  }),
  changes: os.changes.handler(async function* ({ signal }) {
    let seq = 0
    while (!signal?.aborted) {
      yield { seq: seq++, kinds: ['summary' as const], monitorIds: [] }
      await wait(5000)
    }
  }),
  vendors: {
    list: os.vendors.list.handler(() =>
      variant === 'first'
        ? []
        : vendors.map(({ id, name, features, statusPage }) => ({ id, name, features, statusPage })),
    ),
    save: os.vendors.save.handler(({ input }) => input),
    remove: os.vendors.remove.handler(() => ({ ok: true as const })),
  },
  monitors: {
    list: os.monitors.list.handler(() => monitors),
    get: os.monitors.get.handler(({ input, errors }) => {
      const found = monitors.find((each) => each.id === input.id)
      if (!found)
        throw errors.NOT_FOUND({ message: 'There is no monitor with this id.', data: { next: 'Go to the overview.' } })
      return found
    }),
    save: os.monitors.save.handler(({ input, errors }) => {
      if (input.name === 'bad')
        throw errors.INVALID_INPUT({
          message: 'This monitor cannot be saved.',
          data: {
            next: 'Correct the marked fields.',
            issues: [
              { path: 'expect[1].path', message: 'A JSONPath begins with $.' },
              { path: 'request.url', message: 'Give a whole address, beginning with https://.' },
            ],
          },
        })
      return { ...monitors[0], ...input, revision: 2 } as (typeof monitors)[number]
    }),
    remove: os.monitors.remove.handler(() => ({ ok: true as const })),
    pause: os.monitors.pause.handler(
      ({ input }) => monitors.find((each) => each.id === input.id) ?? (monitors[0] as (typeof monitors)[number]),
    ),
    resume: os.monitors.resume.handler(
      ({ input }) => monitors.find((each) => each.id === input.id) ?? (monitors[0] as (typeof monitors)[number]),
    ),
    probe: os.monitors.probe.handler(async () => {
      await wait(900)
      return transcript('t-now', true, Date.now(), 1, 'manual')
    }),
    test: os.monitors.test.handler(async ({ input }) => {
      await wait(1500)
      return {
        ...transcript('t-test', !input.draft.name.includes('fail'), Date.now(), 1, 'test'),
        vendorName: input.vendorName,
        monitorName: input.draft.name,
        incidentId: undefined,
      }
    }),
    history: os.monitors.history.handler(({ input }) => {
      const step = (input.to - input.from) / input.points
      return {
        uptime: { percent: 99.4, coveragePercent: 97 },
        points: Array.from({ length: input.points }, (_, i) => {
          const fromMs = input.from + i * step
          const gap = i > input.points * 0.3 && i < input.points * 0.4
          const bad = i > input.points - 5
          return {
            fromMs,
            toMs: fromMs + step,
            upMs: gap || bad ? 0 : step,
            degradedMs: 0,
            downMs: bad ? step : 0,
            unknownMs: gap ? step : 0,
            probes: gap ? 0 : 6,
            ...(gap
              ? {}
              : {
                  p50Ms: bad ? 4100 : 120 + noise() * 20,
                  p95Ms: bad ? 4300 : 180 + noise() * 60,
                  maxMs: bad ? 4400 : 260,
                }),
            phases: gap
              ? {}
              : {
                  dns: 2 + noise(),
                  tcp: 11 + noise() * 3,
                  tls: 23 + noise() * 5,
                  send: 1,
                  wait: bad ? 4060 : 80 + noise() * 20,
                  download: 2,
                },
          }
        }),
      }
    }),
    recentSamples: os.monitors.recentSamples.handler(() =>
      transcripts
        .map((each) => ({
          atMs: each.startedAtMs,
          coversMs: 30_000,
          state: each.verdict.state,
          reason: each.verdict.reason,
          totalMs: each.endedAtMs - each.startedAtMs,
          phases: { dns: 3, tcp: 11, tls: 23, send: 1, wait: 94, download: 2 },
          status: each.exchanges[0]?.response?.status,
          transcriptId: each.id,
        }))
        .sort((a, b) => b.atMs - a.atMs),
    ),
  },
  incidents: {
    list: os.incidents.list.handler(({ input }) => ({
      items:
        variant === 'first' || variant === 'calm'
          ? []
          : incidents.filter((each) => !input.state || each.state === input.state),
    })),
    get: os.incidents.get.handler(
      ({ input, errors }) =>
        incidents.find((each) => each.id === input.id) ??
        (() => {
          throw errors.NOT_FOUND({ message: 'There is no incident with this id.', data: { next: 'Go to incidents.' } })
        })(),
    ),
    acknowledge: os.incidents.acknowledge.handler(({ input }) => {
      const found = incidents.find((each) => each.id === input.id) ?? incidents[0]
      if (!found) throw new Error('none')
      found.acknowledged = { atMs: Date.now() }
      return found
    }),
    report: os.incidents.report.handler(
      () => new File(['# Stripe Balance answers 503\n'], 'report.md', { type: 'text/markdown' }),
    ),
  },
  transcripts: {
    list: os.transcripts.list.handler(({ input }) => ({
      items: transcripts
        .filter((each) => !input.verdict || each.verdict.state === input.verdict)
        .map((each) => ({
          id: each.id,
          monitorId: each.monitorId,
          monitorName: each.monitorName,
          vendorId: each.vendorId,
          vendorName: each.vendorName,
          trigger: each.trigger,
          attempt: each.attempt,
          startedAtMs: each.startedAtMs,
          incidentId: each.incidentId,
          state: each.verdict.state,
          sentence: each.verdict.sentence,
          method: 'GET',
          url: 'https://api.stripe.com/v1/balance',
          status: each.exchanges[0]?.response?.status,
          totalMs: each.endedAtMs - each.startedAtMs,
        })),
    })),
    get: os.transcripts.get.handler(
      ({ input }) => transcripts.find((each) => each.id === input.id) ?? transcript(input.id, true, nowMs),
    ),
    har: os.transcripts.har.handler(() => new File(['{}'], 'x.har')),
    curl: os.transcripts.curl.handler(() => new File(['curl https://api.stripe.com/v1/balance'], 'x.sh')),
    text: os.transcripts.text.handler(() => new File(['GET /v1/balance HTTP/1.1'], 'x.txt')),
  },
  settings: {
    get: os.settings.get.handler(() => settings),
    save: os.settings.save.handler(({ input }) => {
      settings = input
      return input
    }),
    about: os.settings.about.handler(() => ({
      version: '0.1.0',
      dataDir: '/home/anna/.local/share/headstart',
      storedBytes: 48_213_000,
      keychain: { available: false, problem: 'no Secret Service answers on this machine' },
      proxy: ['HTTPS_PROXY=http://proxy.corp:3128'],
      apiUrl: 'http://127.0.0.1:4600/api',
      notifications: 'notify-send',
    })),
    testNotification: os.settings.testNotification.handler(() => ({
      shown: false,
      problem: 'notify-send is not installed',
    })),
  },
  secrets: {
    list: os.secrets.list.handler(() => [
      {
        name: 'square.accessToken',
        state: 'missing' as const,
        usedBy: [{ id: 'square-locations', name: 'Square Locations' }],
      },
      {
        name: 'stripe.apiKey',
        state: 'stored' as const,
        usedBy: [
          { id: 'stripe-balance', name: 'Stripe Balance' },
          { id: 'stripe-charges', name: 'Stripe Charges list' },
        ],
      },
      {
        name: 'twilio.token',
        state: 'environment' as const,
        usedBy: [{ id: 'twilio-account', name: 'Twilio Account' }],
      },
    ]),
    set: os.secrets.set.handler(() => ({ ok: true as const })),
    remove: os.secrets.remove.handler(() => ({ ok: true as const })),
  },
  config: {
    export: os.config.export.handler(() => new File(['headstart: 1\n'], 'headstart.yaml')),
    import: os.config.import.handler(({ input, errors }) => {
      if (input.yaml.includes('bad'))
        throw errors.INVALID_INPUT({
          message: 'This file cannot be imported.',
          data: {
            next: 'Correct these places and paste it again. Nothing was changed.',
            issues: [
              { path: 'monitors[0].interval', line: 12, column: 15, message: 'use a time such as 30s, at least 5s' },
              {
                path: 'monitors[1].request.url',
                line: 24,
                column: 12,
                message: 'use an absolute http or https address',
              },
            ],
          },
        })
      return {
        applied: input.apply,
        changes: [
          { action: 'add' as const, what: 'vendor' as const, id: 'stripe', details: [] },
          {
            action: 'change' as const,
            what: 'monitor' as const,
            id: 'stripe-balance',
            details: ['interval: 30 s → 1 min', 'timeout: 10 s → 5 s'],
          },
          { action: 'keep' as const, what: 'monitor' as const, id: 'stripe-token', details: [] },
        ],
        missingSecrets: ['stripe.apiKey'],
      }
    }),
  },
})

const handler = new RPCHandler(router)
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

createServer(async (request, response) => {
  const { matched } = await handler.handle(request, response, { prefix: '/rpc', context: {} })
  if (matched) return
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  const file = join(dist, path === '/' ? 'index.html' : path)
  if (!existsSync(file)) {
    response.writeHead(404).end()
    return
  }
  const nonce = randomBytes(12).toString('base64')
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
  response.setHeader(
    'content-security-policy',
    `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  )
  const content = readFileSync(file)
  response.end(path === '/' ? content.toString().replace('__CSP_NONCE__', nonce) : content)
}).listen(port, '127.0.0.1')
