import { wording } from '../language/language.ts'
import type { Vendor } from '../model/monitor.ts'
import type { PageParser } from './content.ts'
import { Unreadable } from './fields.ts'
import { kindNames } from './kindNames.ts'
import { algolia } from './parse/algolia.ts'
import { awsHealth } from './parse/awsHealth.ts'
import { betterStack } from './parse/betterStack.ts'
import { feed } from './parse/feed.ts'
import { google } from './parse/google.ts'
import { heroku } from './parse/heroku.ts'
import { instatus } from './parse/instatus.ts'
import { pagerDuty } from './parse/pagerDuty.ts'
import { salesforce } from './parse/salesforce.ts'
import { slack } from './parse/slack.ts'
import { sorryApp } from './parse/sorryApp.ts'
import { statusCast } from './parse/statusCast.ts'
import { statusIo } from './parse/statusIo.ts'
import { statuspage } from './parse/statuspage.ts'
import { stripe } from './parse/stripe.ts'
import { zendesk } from './parse/zendesk.ts'

export type StatusPageSpec = NonNullable<Vendor['statusPage']>

/** One document to fetch. Without an optional one the page is still understood. */
export type PageRequest = { name: string; url: string; form: 'json' | 'xml'; optional?: boolean }

type Kind = {
  parse: PageParser
  form?: 'xml'
  /** Path of the main document below the page's address. */
  path: string
  /** Further documents by name. */
  more?: Readonly<Record<string, string>>
  /** Addresses of pages whose documents live elsewhere. */
  elsewhere?: (url: URL, spec: StatusPageSpec) => string | undefined
}

const statusIoIds: Readonly<Record<string, string>> = {
  'status.gitlab.com': '5b36dc6502d06804c08349f7',
  'www.dockerstatus.com': '533c6539221ae15e3f000031',
}
const feeds: Readonly<Record<string, string>> = {
  'www.paypal-status.com': 'https://www.paypal-status.com/feed/atom',
  'status.okta.com': 'https://feeds.feedburner.com/OktaTrustRSS',
}
const feedOf = (url: URL) => feeds[url.host]

const kinds: Readonly<Record<string, Kind>> = {
  statuspage: { parse: statuspage, path: '/api/v2/summary.json' },
  instatus: { parse: instatus, path: '/summary.json', more: { components: '/v3/components.json' } },
  statusio: {
    parse: statusIo,
    path: '',
    elsewhere(url) {
      const id = /\/pages\/([0-9a-f]{24})/.exec(url.pathname)?.[1] ?? statusIoIds[url.host]
      return id && `https://api.status.io/1.0/status/${id}`
    },
  },
  betterstack: { parse: betterStack, path: '/index.json' },
  google: { parse: google, path: '/incidents.json' },
  awshealth: {
    parse: awsHealth,
    path: '/public/currentevents',
    // People copy the address of the dashboard, which lies beside the data.
    elsewhere: (url) => `${url.origin}/public/currentevents`,
  },
  slack: { parse: slack, path: '/api/v2.0.0/current' },
  heroku: { parse: heroku, path: '/api/v4/current-status' },
  stripe: { parse: stripe, path: '/current/full' },
  sorryapp: {
    parse: sorryApp,
    path: '/api/v1/status',
    more: { components: '/api/v1/components', notices: '/api/v1/notices' },
  },
  statuscast: {
    parse: statusCast,
    path: '/status.json',
    more: { components: '/components.json', incidents: '/incidents.json' },
  },
  algolia: {
    parse: algolia,
    path: '/1/status',
    more: { availability: '/3/public/availability', incidents: '/3/public/incidents' },
  },
  pagerduty: {
    parse: pagerDuty,
    path: '/api/posts?statuses[]=investigating&statuses[]=detected&limit=50',
    more: { services: '/api/services' },
  },
  zendesk: { parse: zendesk, path: '/api/incidents/active', more: { maintenance: '/api/incidents/maintenance' } },
  salesforcetrust: {
    parse: salesforce,
    path: '',
    elsewhere(_, { components }) {
      const instance = components?.[0]
      return instance && `https://api.status.salesforce.com/v1/instances/${encodeURIComponent(instance)}/status`
    },
  },
  atom: { parse: feed, form: 'xml', path: '/history.atom', elsewhere: feedOf },
  rss: { parse: feed, form: 'xml', path: '/history.rss', elsewhere: feedOf },
}

/** Other names of the same kinds. */
const same: Readonly<Record<string, string>> = {
  atlassian: 'statuspage',
  incidentio: 'statuspage',
  googlecloud: 'google',
  googleworkspace: 'google',
  aws: 'awshealth',
  postmark: 'sorryapp',
  fastly: 'statuscast',
  salesforce: 'salesforcetrust',
  pertenantrss: 'rss',
}

function kindOf(spec: StatusPageSpec): Kind {
  const name = spec.kind
    .toLowerCase()
    .replace(/^custom-json:/, '')
    .replace(/[^a-z]/g, '')
  const key = Object.hasOwn(same, name) ? (same[name] ?? name) : name
  const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined
  if (kind) return /\.(?:rss|atom|xml)$/.test(pathOf(spec)) ? { parse: feed, form: 'xml', path: '' } : kind
  throw new Unreadable(
    wording.statusPages.unknownKind(spec.kind),
    wording.statusPages.unknownKindNext(kindNames.join(', ')),
  )
}

function pathOf({ url }: StatusPageSpec): string {
  return URL.parse(url)?.pathname.replace(/\/+$/, '') ?? ''
}

export function parserOf(spec: StatusPageSpec): PageParser {
  return kindOf(spec).parse
}

/**
 * What to fetch of a page. Its address may be that of the page, or of the document itself.
 * Throws `Unreadable` for a kind that is not known, or an address that does not lead to a document.
 */
export function pageRequests(spec: StatusPageSpec): PageRequest[] {
  const kind = kindOf(spec)
  const form = kind.form ?? 'json'
  const url = URL.parse(spec.url)
  if (!url) throw new Unreadable(wording.statusPages.noAddress, wording.statusPages.noAddressNext)
  const path = pathOf(spec)
  const own = kind.path.split('?')[0] ?? ''
  const isFeed = form === 'xml' && path !== ''
  const isDocument = isFeed || /\.json$|\/(?:api|v1|1\.0)\//.test(path) || (own !== '' && path.endsWith(own))
  if (isDocument || path.endsWith('/current')) {
    const base = own !== '' && path.endsWith(own) ? baseOf(url, path.slice(0, -own.length)) : undefined
    return [{ name: 'main', url: url.href, form }, ...moreOf(kind, base, url.search)]
  }
  const elsewhere = kind.elsewhere?.(url, spec)
  if (elsewhere) return [{ name: 'main', url: elsewhere, form }]
  if (own === '')
    throw new Unreadable(
      wording.statusPages.noDocument(spec.url),
      kind.parse === salesforce ? wording.statusPages.noInstanceNext : wording.statusPages.noDocumentNext,
    )
  const base = baseOf(url, path)
  const search = kind.path.includes('?') ? '' : url.search
  return [{ name: 'main', url: `${base}${kind.path}${search}`, form }, ...moreOf(kind, base, search)]
}

function baseOf(url: URL, path: string): string {
  return `${url.origin}${path}`
}

function moreOf(kind: Kind, base: string | undefined, search: string): PageRequest[] {
  if (base === undefined) return []
  return Object.entries(kind.more ?? {}).map(([name, path]) => ({
    name,
    url: `${base}${path}${search}`,
    form: 'json',
    optional: true,
  }))
}
