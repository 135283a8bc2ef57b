import { type MigrationFile, wayToRun } from '#platform/database/migration-files.ts'
import { type SqlStatement, sqlStatements } from '#platform/database/sql-statements.ts'

/** What the rules need to know of the migration around a statement. */
export type MigrationContext = {
  readonly statements: readonly SqlStatement[]
  readonly way: ReturnType<typeof wayToRun>
  /** Tables that this migration makes: they have no rows, and nobody waits for them. */
  readonly createdTables: ReadonlySet<string>
  /** `table.column` of those that an earlier migration's validated constraint says are never null. */
  readonly validated: ReadonlySet<string>
}

const tableName = '(?:"?public"?\\.)?("[^"]+"|\\w+)'

/** The table that a statement is about, without quotes, where its outline begins with these words. */
export function tableAfter(words: string, outline: string): string | null {
  return outline.match(new RegExp(`^${words} ${tableName}`, 'i'))?.[1]?.replaceAll('"', '') ?? null
}

const creating = 'CREATE (?:UNLOGGED )?TABLE(?: IF NOT EXISTS)?'
const altering = 'ALTER TABLE(?: IF EXISTS)?(?: ONLY)?'

export const createdTable = (outline: string): string | null => tableAfter(creating, outline)

/** The table and the actions of an ALTER TABLE, cut at the commas between them. */
export function alteredTable(outline: string): { table: string; actions: string[] } | null {
  const table = tableAfter(altering, outline)
  if (table === null) return null
  const rest = outline.replace(new RegExp(`^${altering} ${tableName}`, 'i'), '')
  let depth = 0
  const actions = ['']
  for (const character of rest) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0
    if (character === ',' && depth === 0) actions.push('')
    else actions[actions.length - 1] += character
  }
  return { table, actions: actions.map((action) => action.trim()).filter((action) => action !== '') }
}

export const onExistingTable = (table: string, { createdTables }: MigrationContext): boolean =>
  !createdTables.has(table)

export function migrationContext({ sql }: MigrationFile, earlier: readonly MigrationFile[]): MigrationContext {
  const statements = sqlStatements(sql)
  const createdTables = new Set(
    statements.map(({ outline }) => createdTable(outline)).filter((table) => table !== null),
  )
  return { statements, way: wayToRun(sql), createdTables, validated: neverNull(earlier) }
}

function neverNull(migrations: readonly MigrationFile[]): Set<string> {
  const columns = new Map<string, string>()
  const validatedColumns = new Set<string>()
  const actions = migrations.flatMap(({ sql }) =>
    sqlStatements(sql).flatMap(({ outline }) => {
      const alteration = alteredTable(outline)
      return alteration === null ? [] : alteration.actions.map((action) => ({ table: alteration.table, action }))
    }),
  )
  for (const { table, action } of actions) {
    const addedCheck = action.match(/^ADD CONSTRAINT "?(\w+)"? CHECK ?\( ?"?(\w+)"? IS NOT NULL ?\) NOT VALID$/i)
    if (addedCheck !== null) columns.set(`${table}.${addedCheck[1]}`, `${table}.${addedCheck[2]}`)
    const constraint = action.match(/^VALIDATE CONSTRAINT "?(\w+)"?$/i)?.[1]
    const column = columns.get(`${table}.${constraint}`)
    if (column !== undefined) validatedColumns.add(column)
  }
  return validatedColumns
}
