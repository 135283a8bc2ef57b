import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '#platform/database/connection.ts'
import { type SchemaOptions, thisBuild } from '#platform/database/migrate.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { testKeys } from './prepared-database.ts'

/** A copy of this build's schema that a test may change, and a database to try it on. */
export type SchemaBuild = {
  readonly url: string
  readonly folder: string
  /** Starts this build: brings the database to what its folder says. */
  readonly prepare: (schema?: Partial<SchemaOptions>) => Promise<void>
  readonly query: (sql: string) => Promise<Record<string, unknown>[]>
  readonly writeFunction: (name: string, sql: string) => Promise<void>
  readonly removeFunction: (name: string) => Promise<void>
  readonly writeMigration: (name: string, sql: string) => Promise<void>
  readonly remove: () => Promise<void>
}

let databases = 0

/**
 * @param serverUrl the owner's connection to a server of the test's own, whose databases go with it.
 * @param like the owner's connection to the database to copy, which takes a tenth of preparing one; else it is empty.
 */
export async function makeSchemaBuild(serverUrl: string, like?: string): Promise<SchemaBuild> {
  const name = `schema_${++databases}`
  const template = like === undefined ? '' : ` TEMPLATE ${new URL(like).pathname.slice(1)}`
  await query(serverUrl, `CREATE DATABASE ${name}${template}`)
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href
  const folder = await mkdtemp(join(tmpdir(), 'curtain-schema-'))
  for (const part of ['migrations', 'functions', 'schema.prisma']) {
    await cp(join(thisBuild.folder, part), join(folder, part), { recursive: true })
  }
  return {
    url,
    folder,
    prepare: async (schema) => {
      await prepareDatabase({ ownerUrl: url, keys: testKeys, schema: { folder, ...schema } })
    },
    query: (sql) => query(url, sql),
    writeFunction: (file, sql) => writeFile(join(folder, 'functions', `${file}.sql`), sql),
    removeFunction: (file) => rm(join(folder, 'functions', `${file}.sql`)),
    writeMigration: async (migration, sql) => {
      await mkdir(join(folder, 'migrations', migration))
      await writeFile(join(folder, 'migrations', migration, 'migration.sql'), sql)
    },
    remove: () => rm(folder, { recursive: true }),
  }
}

async function query(connectionString: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = await connect(connectionString)
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
