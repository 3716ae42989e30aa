type Environment = Record<string, string | undefined>

const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy']

/** The proxy variables that are set, as `NAME=value`, without user information. */
export function proxiesOf(env: Environment): string[] {
  return names.filter((name) => env[name]).map((name) => `${name}=${(env[name] ?? '').replace(/\/\/[^/@]*@/, '//')}`)
}

/** The demo's vendor is on this computer, where no proxy can reach it. */
export function pastProxies(env: Environment): Environment {
  return { ...env, no_proxy: [env.no_proxy || env.NO_PROXY, '127.0.0.1'].filter(Boolean).join(',') }
}
