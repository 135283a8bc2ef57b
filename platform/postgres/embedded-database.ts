import { join } from 'node:path'
import pg from 'pg'
import { secret } from '#platform/data-directory.ts'
import { withConnection } from '#platform/database/connection.ts'
import { childEnvironment } from '#platform/env.ts'
import { withoutSecrets } from '#platform/environment-variables.ts'
import { findFreePort } from '#platform/processes/ports.ts'
import { type ServiceOptions, startService } from '#platform/processes/service.ts'
import type { ClusterOptions } from './cluster.ts'

export type EmbeddedDatabase = {
  /** The owner's connection: no superuser, may create roles and (for Prisma's shadow database) databases. */
  readonly ownerUrl: string
  /** Stops the server and waits for it; anyone who is still connected is cut off. */
  readonly stop: () => Promise<void>
}

type Options = Partial<Pick<ServiceOptions, 'signal' | 'onGivenUp'> & Pick<ClusterOptions, 'durability'>>

const owner = 'curtain_owner'
const database = 'curtain'

/**
 * Starts PostgreSQL in a process of its own on a free port of 127.0.0.1, with its files in `postgres` and its
 * passwords in `secrets` below the data directory (see `prepareDataDirectory`). Takes about a second.
 */
export async function startEmbeddedDatabase(
  dataDirectory: string,
  { durability = 'durable', signal = new AbortController().signal, onGivenUp = () => {} }: Options = {},
): Promise<EmbeddedDatabase> {
  const superuser = await secret(dataDirectory, 'postgres-superuser')
  const options: ClusterOptions = {
    directory: join(dataDirectory, 'postgres'),
    port: await findFreePort(),
    passwordFile: superuser.file,
    durability,
  }
  const keeper = await startService({
    name: 'database',
    entry: join(import.meta.dirname, 'keeper.ts'),
    parameters: [JSON.stringify(options)],
    environment: childEnvironment(withoutSecrets),
    signal,
    endWithinMs: 20_000,
    onGivenUp,
  })
  const ownerUrl = await ownerUrlAt(dataDirectory, options.port)
  const superuserUrl = `postgresql://postgres:${superuser.value}@127.0.0.1:${options.port}/postgres`
  try {
    await ensureOwner(superuserUrl, ownerUrl)
  } catch (error) {
    await keeper.stop()
    throw error
  }
  return { ownerUrl, stop: keeper.stop }
}

/** The owner's connection to the embedded database of a data directory, whose server listens on the port. */
export async function ownerUrlAt(dataDirectory: string, port: number): Promise<string> {
  const { value: password } = await secret(dataDirectory, 'database-owner')
  return `postgresql://${owner}:${password}@127.0.0.1:${port}/${database}`
}

async function ensureOwner(superuserUrl: string, ownerUrl: string): Promise<void> {
  await withConnection(superuserUrl, async (client) => {
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
    if (rows.length > 0) return
    await client.query(`DROP ROLE IF EXISTS ${owner}`)
    const password = pg.escapeLiteral(new URL(ownerUrl).password)
    await client.query(`CREATE ROLE ${owner} LOGIN CREATEDB CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD ${password}`)
    await client.query(`CREATE DATABASE ${database} OWNER ${owner}`)
  })
}
