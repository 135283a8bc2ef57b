import { holdDirectory, secret } from '#platform/data-directory.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import type { ProcessUrls } from '#platform/database/roles.ts'
import { ConfigurationError, databaseOwnerUrl, dataDirectory, readVariable } from '#platform/env.ts'
import { type Keys, passwordKeysOf, readKeys, webhookKeysOf, webSecrets } from '#platform/keys.ts'
import { startEmbeddedDatabase } from '#platform/postgres/embedded-database.ts'

export type Connections = {
  readonly ownerUrl: string
  readonly processUrls: ProcessUrls
  readonly sessionSecret: string
  /** Signs auditor packs. */
  readonly signingKey: string
  /** Seal passwords' hashes. */
  readonly passwordKeys: string
  /** Seal webhooks' secrets. */
  readonly webhookKeys: string
  /** Of the demo accounts, which there are on the embedded database alone. */
  readonly demoPassword: string | null
  /** Stops the database, if it is ours. */
  readonly stop: () => Promise<void>
}

type Options = { readonly signal: AbortSignal; readonly onGivenUp: (problem: string) => void }

/** The database that DATABASE_URL names, else the embedded one; migrated, with the processes' roles. */
export async function connectDatabase(options: Options): Promise<Connections> {
  if (readVariable('DATABASE_APP_URL') !== undefined)
    throw new ConfigurationError(
      'DATABASE_APP_URL is no setting of npm start any more: web and worker have a role each, see DATABASE_WEB_URL and DATABASE_WORKER_URL in docs/deployment.md.',
    )
  const keys = await readKeys()
  const ownerUrl = databaseOwnerUrl()
  if (ownerUrl === undefined) return startOwnDatabase(dataDirectory(), keys, options)
  const processUrls = await prepareDatabase({ ownerUrl, keys })
  return { ownerUrl, processUrls, ...secretsOf(keys), demoPassword: null, stop: async () => {} }
}

async function startOwnDatabase(directory: string, keys: Keys, options: Options): Promise<Connections> {
  await holdDirectory(directory)
  const { value: demoPassword } = await secret(directory, 'demo-password')
  // Of its own, so that what auditors know the key by stays when keys are rotated.
  const { value: signingKey } = await secret(directory, 'signing-key')
  const { ownerUrl, stop } = await startEmbeddedDatabase(directory, options)
  try {
    const processUrls = await prepareDatabase({ ownerUrl, keys })
    return { ownerUrl, processUrls, ...secretsOf(keys), signingKey, demoPassword, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function secretsOf(keys: Keys) {
  return { ...webSecrets(keys), passwordKeys: passwordKeysOf(keys), webhookKeys: webhookKeysOf(keys) }
}
