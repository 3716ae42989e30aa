/**
 * Words that name why something broke. A text for others names none that the vendor has not stated: what we see is
 * what we know. Stems; matched as whole words in any case.
 */
const causeWords = [
  'databases?',
  'dns',
  'bgp',
  'routing',
  'routers?',
  'networks?',
  'network(?:ing)? (?:issues?|problems?|failures?)',
  'deploy(?:s|ed|ing|ments?)?',
  'roll-?outs?',
  'upgrades?',
  'migrations?',
  'maintenance',
  'mis-?configur\\w*',
  'configuration',
  'config',
  'bugs?',
  'software (?:defects?|errors?|updates?)',
  'attacks?',
  'attackers?',
  'd?dos',
  'hack(?:s|ed|ers?|ing)?',
  'breach(?:es|ed)?',
  'intrusions?',
  'malware',
  'ransomware',
  'overload(?:s|ed|ing)?',
  'capacity',
  'spikes?',
  'hardware',
  'disks?',
  'power (?:outages?|failures?|cuts?|loss)',
  'electricity',
  'cooling',
  'fires?',
  'floods?',
  'fib(?:re|er)s?(?: cuts?)?',
  'data cent(?:re|er)s?',
  '(?:human|operator) errors?',
  'memory leaks?',
  'firewalls?',
  'expired',
  'upstream',
  'caused by',
  'due to',
  'because of',
  'root cause',
]

const anyCause = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${causeWords.join('|')})(?![\\p{L}\\p{N}_])`, 'giu')

/** Words of the text that name a cause, in lower case, each once. */
export function causesIn(text: string): string[] {
  return [...new Set([...text.matchAll(anyCause)].map((match) => match[0].toLowerCase()))]
}

/** Those that none of the `stated` texts holds. */
export function unstatedCauses(text: string, stated: readonly string[]): string[] {
  const known = stated.map((one) => one.toLowerCase())
  return causesIn(text).filter((cause) => !known.some((one) => one.includes(cause)))
}
