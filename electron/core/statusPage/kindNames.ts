/** The names of all kinds of status pages, as people write them. */
export const kindNames = [
  ...['statuspage', 'incident.io', 'instatus', 'status.io', 'betterstack', 'google', 'aws-health', 'slack', 'heroku'],
  ...['stripe', 'sorryapp', 'statuscast', 'algolia', 'pagerduty', 'zendesk', 'salesforce-trust', 'atom', 'rss'],
]
