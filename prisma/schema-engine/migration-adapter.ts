import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** PostgreSQL's internal one-byte type, and the blank-padded character type that the adapter can read in its place. */
const internalCharType = 18
const characterType = 1042

/** Which constraints the engine asks for to warn of them, and a condition that none meets: it panics on each. */
const describedConstraints = "contype NOT IN ('p', 'u', 'f')"
const noConstraints = 'false'

/**
 * A pg client that answers the engine's introspection as its native build would see it: `"char"` columns arrive in a
 * type that adapter-pg knows, and CHECK and NOT NULL constraints, which the schema cannot say and this build of the
 * engine panics on, are left out.
 */
class IntrospectionClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.connection.on('rowDescription', ({ fields }: { fields: pg.FieldDef[] }) => {
      for (const field of fields) if (field.dataTypeID === internalCharType) field.dataTypeID = characterType
    })
    const parse = this.connection.parse.bind(this.connection)
    this.connection.parse = (query, more) => {
      parse({ ...query, text: query.text.replace(describedConstraints, noConstraints) }, more)
    }
  }
}

/**
 * What the engine connects through: adapter-pg with a client fit for introspection, scripts sent whole (adapter-pg
 * cuts them at every semicolon, and so inside function bodies), and shadow databases that are closed before they are
 * dropped.
 */
export function createMigrationAdapterFactory(connectionUrl: string): SqlMigrationAwareDriverAdapterFactory {
  const connect = async (url: string): Promise<SqlDriverAdapter> => {
    const adapter = await new PrismaPg({ connectionString: url, Client: IntrospectionClient }).connect()
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] })
    }
    return adapter
  }
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(connectionUrl),
    connectToShadowDb: async () => {
      const name = `prisma_migrate_shadow_db_${randomUUID()}`
      const main = await connect(connectionUrl)
      await main.executeScript(`CREATE DATABASE "${name}"`)
      const shadow = await connect(withDatabase(connectionUrl, name))
      const close = shadow.dispose.bind(shadow)
      shadow.dispose = async () => {
        await close()
        await main.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`)
        await main.dispose()
      }
      return shadow
    },
  }
}

/** The same server and login, another database. */
export function withDatabase(connectionUrl: string, database: string): string {
  const url = new URL(connectionUrl)
  url.pathname = `/${encodeURIComponent(database)}`
  return url.href
}
