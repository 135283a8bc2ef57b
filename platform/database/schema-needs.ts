import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { ConfigurationError } from '#platform/env.ts'

/** What a build reads and writes: tables, with the type of each column and whether it may be null. */
type Needs = ReadonlyMap<string, ReadonlyMap<string, Column>>
type Column = { readonly type: string; readonly nullable: boolean }
type PresentColumn = Column & { readonly filled: boolean }

/** Prisma's types, as PostgreSQL names them; a `@db.` type wins. */
const scalarTypes: Readonly<Record<string, string>> = {
  String: 'text',
  Int: 'int4',
  BigInt: 'int8',
  Float: 'float8',
  Decimal: 'numeric',
  Boolean: 'bool',
  DateTime: 'timestamp',
  Json: 'jsonb',
  Bytes: 'bytea',
}
const nativeTypes: Readonly<Record<string, string>> = { Real: 'float4', SmallInt: 'int2', Char: 'bpchar' }

/**
 * Refuses a database that a later build has changed so that this one would fail or write rubbish: what it uses is gone
 * or of another type, or an insert of its would lack a column. What was only added, it does not mind.
 *
 * @param unknown the names of the later build's migrations, for the message.
 */
export async function requireSchema(
  owner: pg.Client,
  schemaFile: string,
  unknownMigrations: readonly string[],
): Promise<void> {
  const needs = schemaNeeds(await readFile(schemaFile, 'utf8'))
  const present = await presentColumns(owner)
  const problems = [...needs].flatMap(([table, columns]) => problemsOf(table, columns, present.get(table)))
  if (problems.length === 0) return
  throw new ConfigurationError(
    `A later build has changed the database (${unknownMigrations.join(', ')}) in a way that this build cannot work with: ${problems.join('; ')}. Start the later build, or restore the database from before it.`,
  )
}

function problemsOf(
  table: string,
  columns: ReadonlyMap<string, Column>,
  present: ReadonlyMap<string, PresentColumn> | undefined,
): string[] {
  if (present === undefined) return [`the table ${table} is missing`]
  const problems = [...columns].flatMap(([name, { type, nullable }]) => {
    const column = present.get(name)
    if (column === undefined) return [`the column ${table}.${name} is missing`]
    if (column.type !== type) return [`the column ${table}.${name} is ${column.type} and not ${type}`]
    if (nullable && !column.nullable && !column.filled) return [`the column ${table}.${name} may no longer be empty`]
    return []
  })
  const demanding = [...present].filter(([name, { nullable, filled }]) => !columns.has(name) && !nullable && !filled)
  return [...problems, ...demanding.map(([name]) => `the column ${table}.${name} must be filled and has no default`)]
}

/** Reads the tables and columns off a Prisma schema. */
export function schemaNeeds(schema: string): Needs {
  const blocks = [...schema.matchAll(/^(model|enum) (\w+) \{\n([\s\S]*?)^\}/gm)].map(
    ([, kind, name = '', body = '']) => ({ kind, name, body, mapped: body.match(/@@map\("(\w+)"\)/)?.[1] ?? name }),
  )
  const enums = new Map(blocks.filter(({ kind }) => kind === 'enum').map(({ name, mapped }) => [name, mapped]))
  const models = blocks.filter(({ kind }) => kind === 'model')
  return new Map(
    models.map(({ body, mapped }) => [mapped, new Map(body.split('\n').flatMap((line) => columnOf(line, enums)))]),
  )
}

/** No column for a comment, a relation or an attribute of the whole table. */
function columnOf(line: string, enums: ReadonlyMap<string, string>): [string, Column][] {
  const [, field, prismaType, modifier] = line.match(/^ {2}(\w+) +(\w+)(\[\]|\?)?/) ?? []
  if (field === undefined || prismaType === undefined) return []
  const native = line.match(/@db\.(\w+)/)?.[1]
  const scalar = scalarTypes[prismaType] ?? enums.get(prismaType)
  if (scalar === undefined) return []
  const element = native === undefined ? scalar : (nativeTypes[native] ?? native.toLowerCase())
  const name = line.match(/@map\("(\w+)"\)/)?.[1] ?? field
  const nullable = modifier === '?'
  return [[name, { type: modifier === '[]' ? `_${element}` : element, nullable }]]
}

async function presentColumns(owner: pg.Client): Promise<Map<string, Map<string, PresentColumn>>> {
  const { rows } = await owner.query<PresentColumn & { table: string; name: string }>(
    `SELECT c.relname AS "table", a.attname AS name, t.typname AS type, NOT a.attnotnull AS nullable,
       a.atthasdef OR a.attidentity <> '' AS filled
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     JOIN pg_type t ON t.oid = a.atttypid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')`,
  )
  const tables = new Map<string, Map<string, PresentColumn>>()
  for (const { table, name, ...column } of rows) {
    const columns = tables.get(table) ?? new Map<string, PresentColumn>()
    tables.set(table, columns.set(name, column))
  }
  return tables
}
