/** What may leave this machine unencrypted only where a setting says so. */
export type Connection = 'database' | 'mail'

const tlsModes: readonly (string | null)[] = ['require', 'verify-ca', 'verify-full', 'no-verify']

/**
 * Whether what a database's address connects to is this machine, or is asked for TLS, without which node-postgres then does not
 * connect.
 *
 * @param address a `postgresql:` URL.
 */
export function isDatabaseEncrypted(address: string): boolean {
  const { hostname, searchParams } = new URL(address)
  const host = searchParams.get('host') ?? hostname
  if (host === '' || host.startsWith('/') || isLoopback(host)) return true
  const mode = searchParams.get('sslmode')
  return mode === null ? ['true', '1'].includes(searchParams.get('ssl') ?? '') : tlsModes.includes(mode)
}

/** The address of a mail server, so that nothing is sent to another machine before the connection is encrypted. */
export function encryptedMailUrl(address: string): string {
  const url = new URL(address)
  if (url.protocol !== 'smtp:' || isLoopback(url.hostname)) return address
  url.searchParams.set('requireTLS', 'true')
  url.searchParams.delete('ignoreTLS')
  return url.href
}

/** Whether a host, as a URL writes it, is this machine by its name alone. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)
}
