import { describe, expect, test } from 'vitest'
import { channelProblems, holdsKeyInPlain } from '../../../electron/core/channels/channelSecrets.ts'
import { looksRandom } from '../../../electron/core/channels/keyedAddress.ts'
import { channelSchema } from '../../../electron/core/model/channel.ts'

const hex = '9f86d081884c7d659a2feaa0c55ad015'
const base62 = 'kJ3xWq9TzLm2VbN7pRsY4uHe'
const uuid = '1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b'
const webhook = (url: string, more: object = {}) =>
  channelSchema.parse({ kind: 'webhook', id: 'ops', name: 'Ops', url, ...more })

describe('an address that is its own key is noticed', () => {
  test.each([
    ['Slack', `https://hooks.slack.com/services/T0AAAAAAA/B0AAAAAAA/${base62}`],
    ['Slack workflow', `https://hooks.slack.com/triggers/T0AAAAAAA/123456789012/${hex}`],
    ['Discord', `https://discord.com/api/webhooks/1234567890123456789/${base62}_${base62}-x`],
    ['Discord before', `https://canary.discordapp.com/api/v10/webhooks/1234567890123456789/short-token`],
    ['Teams connector', `https://acme.webhook.office.com/webhookb2/${uuid}@${uuid}/IncomingWebhook/${hex}/${uuid}`],
    ['Teams workflow', `https://prod-1.logic.azure.com/workflows/w/triggers/manual/paths/invoke?sig=${base62}`],
    ['Google Chat', `https://chat.googleapis.com/v1/spaces/AAAA/messages?key=${base62}&token=${base62}`],
    ['Opsgenie', `https://api.opsgenie.com/v1/json/webhook?apiKey=${uuid}`],
    ['Telegram', `https://api.telegram.org/bot123456789:AAF${base62}/sendMessage`],
    ['Zapier', 'https://hooks.zapier.com/hooks/catch/1234567/b3xq81z/'],
    ['Make', 'https://hook.eu1.make.com/k2w7x0bq9zl4m1v8c5nd3j6s'],
    ['IFTTT', `https://maker.ifttt.com/trigger/down/with/key/${base62}`],
    ['PagerDuty v1', `https://events.pagerduty.com/integration/${hex}/enqueue`],
    ['Splunk On-Call', `https://alert.victorops.com/integrations/generic/20131114/alert/${uuid}/team`],
    ['ntfy', 'https://ntfy.sh/our-secret-topic'],
    ['Feishu', `https://open.feishu.cn/open-apis/bot/v2/hook/${uuid}`],
    ['DingTalk', `https://oapi.dingtalk.com/robot/send?access_token=${hex}`],
    ['WeCom', `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${uuid}`],
    ['Mattermost', 'https://chat.example.com/hooks/xsdkghbnqweoipuyztrqmbc9ka'],
    ['Mattermost below a path', 'https://example.com/chat/hooks/8sdk1hbnqweoipuyztrqmbc9ka'],
    ['Rocket.Chat', `https://chat.example.com/hooks/kJ3xWq9TzLm2VbN7p/${base62}`],
    ['Better Stack', `https://uptime.betterstack.com/api/v1/incoming-webhook/${base62}`],
    ['Grafana OnCall', `https://oncall.example.net/oncall/integrations/v1/webhook/k2w7x0bq9zl4m1v8c5nd3j6sa/`],
    ['webhook.site', `https://webhook.site/${uuid}`],
    ['n8n', `https://n8n.example.com/webhook/${uuid}`],
    ['Home Assistant', `https://home.example.com/api/webhook/-${base62}`],
    ['Azure function', `https://acme.azurewebsites.net/api/alerts?code=${base62}==`],
    ['a token in parts', 'https://bot.example.com/in/kJ3xWq9TzLm2_bN7pRsY4uHe-x1'],
    ['percent-encoded', `https://bot.example.com/in/%6BJ3xWq9TzLm2VbN7pRsY4uHe`],
  ])('%s', (_, url) => {
    expect(channelProblems(webhook(url))).toEqual([
      { path: 'url', message: 'This address holds a key. Keep the whole address in the keychain.' },
    ])
    expect(holdsKeyInPlain(webhook(url))).toBe(true)
  })
})

describe('an address that holds none is left alone', () => {
  test.each([
    ['words', 'https://hooks.example.com/alerts/on-call-team-notifications-for-payments'],
    ['versions and regions', 'https://api.example.com/v2/eu-west-1/prod-cluster-2-app-3-k8s-1a/alerts'],
    ['a date', 'https://bot.example.com/2026-11-28T02-00-00Z/in'],
    ['camel case', 'https://bot.example.com/MyTeamOnCallAlertHook01/IncomingWebhookHandlerV2Prod'],
    ['a number', 'https://bot.example.com/accounts/12345678901234567890123456/in'],
    ['a local port', 'http://127.0.0.1:8080/in'],
    ['hooks of a word', 'https://ci.example.com/hooks/incomingalertsfromheadstart'],
    ['a draft', 'https://example.org/doc/draft-ietf-httpbis-rfc6265bis-09'],
    ['a short code', 'https://example.org/in?code=eu-1&sig=none'],
    ['the key in the keychain', 'https://discord.com/api/webhooks/1234567890123456789/{{secret:discord.token}}'],
    ['the key in the keychain, short path', 'https://hooks.zapier.com/hooks/catch/1234567/{{secret:zapier}}'],
    ['the whole in the keychain', '{{secret:channel.ops.url}}'],
    ['an id beside a key', `https://api.example.com/alert_events/01J0000000ABCDEF0123456789?token={{secret:t}}`],
  ])('%s', (_, url) => {
    expect(channelProblems(webhook(url))).toEqual([])
    expect(holdsKeyInPlain(webhook(url))).toBe(false)
  })

  test('an id, where a header carries the key; a place of keys is one all the same', () => {
    const headers = [{ name: 'Authorization', value: 'Bearer {{secret:t}}' }]
    expect(channelProblems(webhook(`https://api.example.com/alert_events/${uuid}`, { headers }))).toEqual([])
    expect(channelProblems(webhook(`https://api.telegram.org/bot12:${hex}/x`, { headers }))).toHaveLength(1)
  })
})

/** Numbers below `below` that look drawn by lot and are the same in every run. */
function lots(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('segments drawn by lot', () => {
  const lower = 'abcdefghijklmnopqrstuvwxyz'
  const digits = '0123456789'
  test.each([
    ['hex', `abcdef${digits}`, 32],
    ['letters and digits', lower + digits, 24],
    ['base62', lower + lower.toUpperCase() + digits, 22],
    ['base64url', `${lower + lower.toUpperCase() + digits}-_`, 32],
  ])('%s: 19 of 20 and more are seen', (_, alphabet, length) => {
    const lot = lots(length)
    const drawn = Array.from({ length: 2_000 }, () =>
      Array.from({ length }, () => alphabet[lot(alphabet.length)]).join(''),
    )
    expect(drawn.filter(looksRandom).length).toBeGreaterThan(1_900)
  })

  test('names put together of words, years and regions are not', () => {
    const words = [
      'alerts',
      'prod',
      'eu',
      'west',
      'team',
      'payments',
      'oncall',
      'v2',
      '2026',
      '1',
      'a',
      'hook',
      'staging',
    ]
    const lot = lots(7)
    const named = Array.from({ length: 2_000 }, () =>
      Array.from({ length: 3 + lot(5) }, () => words[lot(words.length)]).join(['-', '_', '.'][lot(3)]),
    )
    expect(named.filter(looksRandom)).toEqual([])
  })
})
