import type { CatalogEntry } from '../schema.ts'

export const amazonSes: CatalogEntry = {
  id: 'amazon-ses',
  revision: 2,
  name: 'Amazon SES',
  category: 'email',
  fields: [
    { key: 'accessKeyId', label: 'Access key ID', secret: false, example: 'AKIA…' },
    { key: 'secretAccessKey', label: 'Secret access key', secret: true },
    { key: 'sessionToken', label: 'Session token', secret: true, optional: true },
    { key: 'region', label: 'Region', secret: false, example: 'us-east-1' },
  ],
  key: {
    name: 'IAM user that may only call ses:GetAccount',
    advice: 'Make an IAM user whose policy allows ses:GetAccount and nothing else.',
  },
  regions: [{ label: 'Your region', base: 'https://email.{region}.amazonaws.com' }],
  probes: [
    {
      name: 'Account',
      method: 'GET',
      url: '{base}/v2/email/account',
      headers: {},
      status: [200],
      refusals: [
        {
          means: 'key',
          json: {
            path: '$.__type',
            oneOf: [
              'UnrecognizedClientException',
              'InvalidSignatureException',
              'ExpiredTokenException',
              'InvalidClientTokenId',
              'MissingAuthenticationToken',
            ],
          },
        },
        {
          means: 'key',
          header: {
            name: 'x-amzn-errortype',
            oneOf: [
              'UnrecognizedClientException',
              'InvalidSignatureException',
              'ExpiredTokenException',
              'InvalidClientTokenId',
              'MissingAuthenticationToken',
            ],
          },
        },
        { means: 'permission', bodyContains: 'AccessDenied', because: 'it lacks ses:GetAccount' },
        {
          means: 'permission',
          header: { name: 'x-amzn-errortype', oneOf: ['AccessDeniedException'] },
          because: 'it lacks ses:GetAccount',
        },
      ],
      auth: {
        kind: 'aws',
        service: 'ses',
        region: '{region}',
        accessKeyId: '{accessKeyId}',
        secretAccessKey: '{secretAccessKey}',
        sessionToken: '{sessionToken}',
      },
    },
  ],
  politeIntervalMs: 300000,
  requestIds: ['x-amzn-RequestId'],
  rateLimitHeaders: [],
  rateLimit: 'About one control call a second.',
  statusPage: {
    kind: 'aws-health',
    url: 'https://health.aws.amazon.com/health/status',
    api: 'https://health.aws.amazon.com/public/currentevents',
    hint: 'service code ses-{region}',
  },
  support: { url: 'https://console.aws.amazon.com/support', askFor: ['x-amzn-RequestId', 'AWS account id', 'region'] },
  notes: 'A paused account is no outage: SendingEnabled and EnforcementStatus tell.',
  confirmed: true,
  unconfirmed: ['error type names and 403 status', '1/s figure', 'exact error code names of the REST-JSON protocol'],
}
