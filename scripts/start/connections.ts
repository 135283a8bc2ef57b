import { holdDirectory, secret } from '#platform/data-directory.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { applicationUrl, deriveSecret } from '#platform/derived-secrets.ts'
import { databaseAppUrl, databaseOwnerUrl, dataDirectory, sessionSecret, signingKey } from '#platform/env.ts'
import { startEmbeddedDatabase } from '#platform/postgres/embedded-database.ts'

export type Connections = {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly sessionSecret: string
  /** Signs auditor packs. */
  readonly signingKey: string | null
  /** Of the demo accounts, which there are on the embedded database alone. */
  readonly demoPassword: string | null
  /** Stops the database, if it is ours. */
  readonly stop: () => Promise<void>
}

type Options = { readonly signal: AbortSignal; readonly onGivenUp: (problem: string) => void }

/** The database that DATABASE_URL names, else the embedded one; migrated, with the application's role. */
export async function connectDatabase(options: Options): Promise<Connections> {
  const ownerUrl = databaseOwnerUrl()
  if (ownerUrl === undefined) return startOwnDatabase(dataDirectory(), options)
  const appUrl = databaseAppUrl()
  const secrets = { sessionSecret: sessionSecret(), signingKey: signingKey() }
  const connections = { ownerUrl, appUrl, ...secrets, demoPassword: null, stop: async () => {} }
  await prepareDatabase({ ownerUrl, appUrl })
  return connections
}

async function startOwnDatabase(directory: string, options: Options): Promise<Connections> {
  await holdDirectory(directory)
  const { value: demoPassword } = await secret(directory, 'demo-password')
  const { value: signingKey } = await secret(directory, 'signing-key')
  const { ownerUrl, stop } = await startEmbeddedDatabase(directory, options)
  try {
    const appUrl = applicationUrl(ownerUrl)
    await prepareDatabase({ ownerUrl, appUrl })
    const sessionSecret = deriveSecret(ownerUrl, 'session cookies')
    return { ownerUrl, appUrl, sessionSecret, signingKey, demoPassword, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
