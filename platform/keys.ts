import { createHmac, hkdfSync } from 'node:crypto'
import { prepareDataDirectory, secret } from './data-directory.ts'
import { type ProcessName, processRoles } from './database/process-roles.ts'
import type { ProcessUrls } from './database/roles.ts'
import { configuredKeys, databaseProcessUrl, dataDirectory, namedSessionSecret, namedSigningKey } from './env.ts'

/** The installation's random keys, each 32 bytes in hexadecimal: the one in use, and those that it was rotated from. */
export type Keys = { readonly current: string; readonly former: readonly string[] }

/** What keys are used for; each use has a secret of its own, and none tells anything about another. */
type Purpose =
  | 'session cookies'
  | 'auditor packs'
  | 'password hashes'
  | 'webhook secrets'
  | 'fingerprint'
  | `database role ${string}`

/**
 * The installation's keys: those of CURTAIN_KEYS, else those of the file that the first start makes in the data
 * directory, which only this user can read.
 */
export async function readKeys(): Promise<Keys> {
  const configuredText = configuredKeys()
  if (configuredText !== undefined) return keysIn(configuredText)
  await prepareDataDirectory(dataDirectory())
  return keysIn((await secret(dataDirectory(), 'keys')).value)
}

/** Several keys are parted by a comma or a line's end, the one in use first. */
export function keysIn(text: string): Keys {
  const [current = '', ...former] = text.split(/[\s,]+/).filter((key) => key !== '')
  return { current, former }
}

/** HKDF-SHA-256 of a random key for one purpose: 32 bytes in hexadecimal, the same on every host that has the key. */
export function deriveSecret(key: string, purpose: Purpose): string {
  return Buffer.from(hkdfSync('sha256', Buffer.from(key, 'hex'), '', `curtain: ${purpose}`, 32)).toString('hex')
}

/**
 * What Next seals arguments of server actions with and names the actions by, from the secret that all hosts share: then
 * builds and hosts of one application name an action alike. Base64 of 32 bytes.
 */
export function actionKey(sessionSecret: string): string {
  return createHmac('sha256', sessionSecret).update('curtain: server actions').digest('base64')
}

/** What passwords' hashes are sealed under: that of the key in use first, then those of former keys. Comma-separated. */
export function passwordKeysOf({ current, former }: Keys): string {
  return [current, ...former].map((key) => deriveSecret(key, 'password hashes')).join()
}

/** What webhooks' secrets are sealed under, likewise. */
export function webhookKeysOf({ current, former }: Keys): string {
  return [current, ...former].map((key) => deriveSecret(key, 'webhook secrets')).join()
}

/** The secrets of the web process, which settings of their own go before. */
export function webSecrets(keys: Keys): { sessionSecret: string; signingKey: string } {
  return {
    sessionSecret: namedSessionSecret() ?? deriveSecret(keys.current, 'session cookies'),
    signingKey: namedSigningKey() ?? deriveSecret(keys.current, 'auditor packs'),
  }
}

/** Each process's own connection to the owner's database, unless a setting says otherwise. */
export function processUrls(ownerUrl: string, { current }: Keys): ProcessUrls {
  const urlOf = (process: ProcessName) => {
    const role = processRoles[process]
    const password = deriveSecret(current, `database role ${role}`)
    return databaseProcessUrl(process) ?? Object.assign(new URL(ownerUrl), { username: role, password }).href
  }
  return { web: urlOf('web'), worker: urlOf('worker') }
}

/** The same with each key that the one in use was rotated from. */
export function formerProcessUrls(ownerUrl: string, { former }: Keys): readonly ProcessUrls[] {
  return former.map((current) => processUrls(ownerUrl, { current, former: [] }))
}
