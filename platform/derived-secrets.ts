import { createHmac } from 'node:crypto'

/** The role that the application works as; migrations grant to it by this name. */
export const applicationRole = 'curtain_app'

/**
 * A secret that several hosts agree on without keeping anything: hex HMAC-SHA256 of a label under the password of the
 * database's owner.
 *
 * @throws when the connection has no password to derive from.
 */
export function deriveSecret(ownerUrl: string, label: string): string {
  const password = decodeURIComponent(new URL(ownerUrl).password)
  if (password === '') {
    throw new Error(
      'DATABASE_URL has no password to derive secrets from: set DATABASE_APP_URL, NEXTAUTH_SECRET and SIGNING_KEY too.',
    )
  }
  return createHmac('sha256', password).update(`curtain: ${label}`).digest('hex')
}

/**
 * What Next seals arguments of server actions with and names the actions by, from the secret that all hosts share: then
 * builds and hosts of one application name an action alike. Base64 of 32 bytes.
 */
export function actionKey(sessionSecret: string): string {
  return createHmac('sha256', sessionSecret).update('curtain: server actions').digest('base64')
}

/** The application role's connection to the owner's database. */
export function applicationUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  url.username = applicationRole
  url.password = deriveSecret(ownerUrl, applicationRole)
  return url.href
}
