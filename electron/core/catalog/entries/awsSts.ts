import type { CatalogEntry } from '../schema.ts'

export const awsSts: CatalogEntry = {
  id: 'aws-sts',
  revision: 2,
  name: 'AWS (STS)',
  category: 'infrastructure',
  fields: [
    { key: 'accessKeyId', label: 'Access key ID', secret: false, example: 'AKIA…' },
    { key: 'secretAccessKey', label: 'Secret access key', secret: true },
    { key: 'sessionToken', label: 'Session token', secret: true, optional: true },
    { key: 'region', label: 'Region', secret: false, example: 'us-east-1' },
  ],
  key: {
    name: 'IAM user without any policy',
    advice: 'GetCallerIdentity needs no permission: an IAM user without a policy is enough.',
  },
  regions: [{ label: 'Your region', base: 'https://sts.{region}.amazonaws.com' }],
  probes: [
    {
      name: 'Caller identity',
      method: 'GET',
      url: '{base}/?Action=GetCallerIdentity&Version=2011-06-15',
      headers: { Accept: 'application/json' },
      status: [200],
      refusals: [
        { means: 'limit', bodyContains: 'Throttling' },
        { means: 'permission', bodyContains: 'RequestExpired', because: 'the clock of this computer is wrong' },
        {
          means: 'key',
          json: {
            path: '$..Code',
            oneOf: [
              'InvalidClientTokenId',
              'SignatureDoesNotMatch',
              'ExpiredToken',
              'ExpiredTokenException',
              'MissingAuthenticationToken',
              'IncompleteSignature',
            ],
          },
        },
      ],
      auth: {
        kind: 'aws',
        service: 'sts',
        region: '{region}',
        accessKeyId: '{accessKeyId}',
        secretAccessKey: '{secretAccessKey}',
        sessionToken: '{sessionToken}',
      },
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['x-amzn-RequestId'],
  rateLimitHeaders: [],
  rateLimit: 'Throttled by account.',
  statusPage: {
    kind: 'aws-health',
    url: 'https://health.aws.amazon.com/health/status',
    api: 'https://health.aws.amazon.com/public/currentevents',
  },
  support: { url: 'https://console.aws.amazon.com/support', askFor: ['x-amzn-RequestId', 'AWS account id', 'region'] },
  notes:
    'RequestExpired, or a signature that is said to have expired, points at the clock of this computer, not at the key.',
  confirmed: true,
  unconfirmed: ['SignatureDoesNotMatch status (403 expected)', 'header spelling', '5-minute clock tolerance'],
}
