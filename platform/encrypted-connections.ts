import { isIPv4 } from 'node:net'

/** What may leave this machine unencrypted only where a setting says so, in its words. */
export const connections = ['database', 'mail', 'web', 'metrics'] as const

export type Connection = (typeof connections)[number]

/** What node-postgres takes from the environment where an address does not say it. */
export type PostgresDefaults = { readonly PGHOST?: string | undefined; readonly PGSSLMODE?: string | undefined }

/**
 * Whether what a database's address connects to is this machine, or is asked for TLS, without which node-postgres then does not
 * connect. It reads the address as node-postgres does: the host and the port in the query win, the last of several counts, and
 * `sslmode=prefer` is as strict as `require`.
 *
 * @param address a `postgresql:` URL.
 */
export function isDatabaseEncrypted(address: string, defaults: PostgresDefaults = {}): boolean {
  const { hostname, searchParams } = new URL(address)
  const options = Object.fromEntries(searchParams)
  const host = options.host || decodeURIComponent(hostname) || defaults.PGHOST || 'localhost'
  return host.startsWith('/') || isLoopback(host) || asksForTls(options, defaults)
}

function asksForTls(options: Readonly<Record<string, string>>, { PGSSLMODE }: PostgresDefaults): boolean {
  const { ssl, sslmode, sslcert, sslkey, sslrootcert, sslnegotiation } = options
  if (sslmode) return sslmode !== 'disable'
  if (sslcert || sslkey || sslrootcert) return true
  if (ssl !== undefined) return !['', '0', 'false'].includes(ssl)
  if (sslnegotiation === 'direct') return true
  return ['prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'].includes(PGSSLMODE ?? '')
}

/** The address of a mail server, so that nothing is sent to another machine before the connection is encrypted. */
export function encryptedMailUrl(address: string): string {
  const url = new URL(address)
  if (url.protocol !== 'smtp:' || isLoopback(url.hostname)) return address
  url.searchParams.set('requireTLS', 'true')
  // Either makes nodemailer go on in the clear all the same.
  for (const name of ['ignoreTLS', 'opportunisticTLS']) url.searchParams.delete(name)
  return url.href
}

/** Whether a host, as a URL writes it, is this machine by its name alone. */
export function isLoopback(host: string): boolean {
  return /^(localhost|\[?::1\]?)$/i.test(host) || (host.startsWith('127.') && isIPv4(host))
}

/** The settings that are a database's address: each is held to the same. */
export const databaseSettings = [
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'DATABASE_WEB_URL',
  'DATABASE_WORKER_URL',
  'DATABASE_REPLICA_URL',
] as const

const isOfDatabase = (setting: string) => databaseSettings.some((name) => name === setting)

/** What the value of a setting would send over a network unencrypted, with what to do about it; null: nothing. */
export function inTheClear(
  setting: string,
  value: string,
  { PGHOST, PGSSLMODE }: PostgresDefaults,
): { readonly what: Connection; readonly problem: string } | null {
  if (isOfDatabase(setting) && !isDatabaseEncrypted(value, { PGHOST, PGSSLMODE }))
    return { what: 'database', problem: 'leads to another machine in the clear: add ?sslmode=verify-full to it' }
  if (setting === 'PUBLIC_URL' && new URL(value).protocol === 'http:' && !isLoopback(new URL(value).hostname))
    return {
      what: 'web',
      problem: 'would send passwords in the clear: put a proxy with https in front and enter its address',
    }
  if (setting === 'METRICS_HOST' && !isLoopback(value))
    return { what: 'metrics', problem: 'would tell other machines in the clear: have 127.0.0.1 there' }
  return null
}
