import { adyen } from './entries/adyen.ts'
import { algolia } from './entries/algolia.ts'
import { amazonSes } from './entries/amazonSes.ts'
import { anthropic } from './entries/anthropic.ts'
import { auth0 } from './entries/auth0.ts'
import { awsS3 } from './entries/awsS3.ts'
import { awsSts } from './entries/awsSts.ts'
import { bird } from './entries/bird.ts'
import { braintree } from './entries/braintree.ts'
import { clerk } from './entries/clerk.ts'
import { cloudflare } from './entries/cloudflare.ts'
import { contentful } from './entries/contentful.ts'
import { datadog } from './entries/datadog.ts'
import { digitalocean } from './entries/digitalocean.ts'
import { dockerHub } from './entries/dockerHub.ts'
import { elasticCloud } from './entries/elasticCloud.ts'
import { fastly } from './entries/fastly.ts'
import { github } from './entries/github.ts'
import { gitlab } from './entries/gitlab.ts'
import { heroku } from './entries/heroku.ts'
import { hubspot } from './entries/hubspot.ts'
import { intercom } from './entries/intercom.ts'
import { launchdarkly } from './entries/launchdarkly.ts'
import { mailgun } from './entries/mailgun.ts'
import { mongodbAtlas } from './entries/mongodbAtlas.ts'
import { netlify } from './entries/netlify.ts'
import { newRelic } from './entries/newRelic.ts'
import { okta } from './entries/okta.ts'
import { openai } from './entries/openai.ts'
import { pagerduty } from './entries/pagerduty.ts'
import { paypal } from './entries/paypal.ts'
import { plaid } from './entries/plaid.ts'
import { postmark } from './entries/postmark.ts'
import { resend } from './entries/resend.ts'
import { salesforce } from './entries/salesforce.ts'
import { segment } from './entries/segment.ts'
import { sendgrid } from './entries/sendgrid.ts'
import { sentry } from './entries/sentry.ts'
import { shopify } from './entries/shopify.ts'
import { slack } from './entries/slack.ts'
import { square } from './entries/square.ts'
import { stripe } from './entries/stripe.ts'
import { supabase } from './entries/supabase.ts'
import { twilio } from './entries/twilio.ts'
import { vercel } from './entries/vercel.ts'
import { vonage } from './entries/vonage.ts'
import { workos } from './entries/workos.ts'
import { zendesk } from './entries/zendesk.ts'
import type { CatalogEntry } from './schema.ts'

/** Every vendor that Headstart knows, by category. */
export const catalog: readonly CatalogEntry[] = [
  stripe,
  square,
  paypal,
  adyen,
  braintree,
  plaid,
  sendgrid,
  mailgun,
  postmark,
  resend,
  amazonSes,
  twilio,
  vonage,
  bird,
  slack,
  auth0,
  okta,
  clerk,
  workos,
  awsSts,
  awsS3,
  cloudflare,
  digitalocean,
  heroku,
  vercel,
  netlify,
  fastly,
  supabase,
  github,
  gitlab,
  dockerHub,
  openai,
  anthropic,
  algolia,
  elasticCloud,
  mongodbAtlas,
  datadog,
  pagerduty,
  sentry,
  newRelic,
  hubspot,
  salesforce,
  intercom,
  zendesk,
  shopify,
  contentful,
  segment,
  launchdarkly,
]

/** The entry with this id. */
export function entryOf(id: string): CatalogEntry | undefined {
  return catalog.find((entry) => entry.id === id)
}
