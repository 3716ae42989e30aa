import type { CatalogEntry } from '../schema.ts'

export const awsS3: CatalogEntry = {
  id: 'aws-s3',
  revision: 2,
  name: 'Amazon S3',
  category: 'infrastructure',
  fields: [
    { key: 'accessKeyId', label: 'Access key ID', secret: false },
    { key: 'secretAccessKey', label: 'Secret access key', secret: true },
    { key: 'sessionToken', label: 'Session token', secret: true, optional: true },
    { key: 'region', label: 'Region', secret: false, example: 'eu-central-1' },
    { key: 'bucket', label: 'Bucket', secret: false },
  ],
  key: {
    name: 'IAM user that may list this one bucket',
    advice: 'Make an IAM user whose policy allows s3:ListBucket on this bucket and nothing else.',
  },
  regions: [{ label: 'Your region', base: 'https://{bucket}.s3.{region}.amazonaws.com' }],
  probes: [
    {
      name: 'Bucket',
      method: 'GET',
      url: '{base}/?list-type=2&max-keys=0',
      headers: {},
      status: [200],
      refusals: [
        {
          means: 'permission',
          bodyContains: '<Code>RequestTimeTooSkewed</Code>',
          because: 'the clock of this computer is wrong',
        },
        { means: 'key', bodyContains: '<Code>InvalidAccessKeyId</Code>' },
        { means: 'key', bodyContains: '<Code>SignatureDoesNotMatch</Code>' },
        { means: 'key', bodyContains: '<Code>ExpiredToken</Code>' },
        { means: 'permission', bodyContains: '<Code>AccessDenied</Code>', because: 'it lacks s3:ListBucket' },
      ],
      auth: {
        kind: 'aws',
        service: 's3',
        region: '{region}',
        accessKeyId: '{accessKeyId}',
        secretAccessKey: '{secretAccessKey}',
        sessionToken: '{sessionToken}',
      },
    },
  ],
  politeIntervalMs: 120000,
  requestIds: ['x-amz-request-id', 'x-amz-id-2'],
  rateLimitHeaders: [],
  rateLimit: '5500 reads a second for a prefix; 503 SlowDown above it.',
  statusPage: {
    kind: 'aws-health',
    url: 'https://health.aws.amazon.com/health/status',
    api: 'https://health.aws.amazon.com/public/currentevents',
    hint: 'service code s3-{region}',
  },
  support: {
    url: 'https://console.aws.amazon.com/support',
    askFor: ['BOTH x-amz-request-id and x-amz-id-2', 'bucket and region', 'AWS account id'],
  },
  notes:
    'Listing no keys says more than HEAD, whose refusals have no body. 301 means another region, NoSuchBucket 404 another name.',
  confirmed: true,
  unconfirmed: ['5500/s figure', 'XML error Code names (common knowledge; the S3 error page itself was not found)'],
}
