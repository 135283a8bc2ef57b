import { commitsBatches } from '#platform/database/migration-files.ts'
import type { SqlStatement } from '#platform/database/sql-statements.ts'
import { actionFindings } from './alter-table.ts'
import { alteredTable, createdTable, type MigrationContext, onExistingTable, tableAfter } from './context.ts'
import { partitionFindings } from './partitions.ts'

/** What a migration may not do while a hospital works, and how it would do the same: docs/decisions/migrations.md. */
export const rules = [
  'add-not-null',
  'column-type',
  'constraint-not-valid',
  'drop-column',
  'drop-default',
  'drop-table',
  'enum-value',
  'function-in-migration',
  'index-concurrently',
  'not-reviewed',
  'partitions',
  'rename',
  'rows-in-batches',
  'set-not-null',
  'tenant-table',
  'transaction',
  'validate-apart',
  'volatile-default',
  'weaker-security',
] as const

export type Rule = (typeof rules)[number]
export type Finding = { readonly rule: Rule; readonly says: string }

/** What is wrong with one statement of a migration. */
export function statementFindings(statement: SqlStatement, context: MigrationContext): Finding[] {
  const { outline } = statement
  const begins = (words: string) => new RegExp(`^(${words})\\b`, 'i').test(outline)
  const finding = (rule: Rule, says: string): Finding[] => [{ rule, says }]

  const inPartitions = partitionFindings(statement)
  const alteration = alteredTable(outline)
  if (alteration !== null)
    return [
      ...inPartitions,
      ...alteration.actions.flatMap((action) => actionFindings(alteration.table, action, context)),
    ]
  const newTable = createdTable(outline)
  if (newTable !== null) return tenantTable(newTable, outline, context)

  if (begins('CREATE( OR REPLACE)? (FUNCTION|PROCEDURE)|(ALTER|DROP) (FUNCTION|PROCEDURE|ROUTINE)')) {
    return finding('function-in-migration', 'functions live in prisma/functions, one a file')
  }
  if (begins('DROP (TABLE|VIEW|MATERIALIZED VIEW|TYPE|DOMAIN|SEQUENCE|SCHEMA)')) {
    return finding('drop-table', 'a build that is running still uses it')
  }
  if (begins('ALTER TYPE .* ADD VALUE')) {
    return finding(
      'enum-value',
      'a build that is running, or is taken back, cannot read it: add a column of type text, with a CHECK',
    )
  }
  if (begins('ALTER (TYPE|VIEW|SEQUENCE|INDEX|DOMAIN) .* RENAME'))
    return finding('rename', 'a build that is running uses the old name')
  if (begins('(CREATE( UNIQUE)?|DROP|ALTER) INDEX|REINDEX')) return [...inPartitions, ...index(outline, context)]
  if (begins('(DROP|ALTER) (POLICY|TRIGGER)|REVOKE'))
    return finding('weaker-security', 'it takes away what protects rows, or a right that a running build needs')
  if (begins('WITH|UPDATE|DELETE|MERGE|TRUNCATE|INSERT')) return changedRows(outline, context)
  if (begins('DO')) return [...inPartitions, ...block(statement, context)]
  if (begins('BEGIN|START|COMMIT|END|ROLLBACK|SAVEPOINT|SET|RESET|LOCK|VACUUM|CLUSTER|CALL')) {
    return finding('transaction', 'transactions, locks and time limits are those of the start')
  }
  if (
    begins('CREATE (TYPE|VIEW|SEQUENCE|STATISTICS|DOMAIN|POLICY|(CONSTRAINT )?TRIGGER|SCHEMA)|GRANT|COMMENT ON|ANALYZE')
  )
    return []
  return finding('not-reviewed', `this check does not know what ${outline.slice(0, 60)} does`)
}

function tenantTable(table: string, outline: string, { statements }: MigrationContext): Finding[] {
  if (!/[(,] ?"?organisation_id"? /i.test(outline)) return []
  const says = (pattern: string) =>
    statements.some((one) => new RegExp(pattern, 'i').test(one.outline.replaceAll('"', '')))
  const lacks = [
    says(`^ALTER TABLE ${table} (.*, ?)?ENABLE ROW LEVEL SECURITY`) ? [] : ['ENABLE ROW LEVEL SECURITY'],
    says(`^ALTER TABLE ${table} (.*, ?)?FORCE ROW LEVEL SECURITY`) ? [] : ['FORCE ROW LEVEL SECURITY'],
    says(`^CREATE POLICY owner_sees_all ON ${table} `) ? [] : ['the policy owner_sees_all'],
    says(`^CREATE POLICY one_organisation ON ${table} .*current_organisation\\(`)
      ? []
      : ['the policy one_organisation'],
    says(`^GRANT .* ON (TABLE )?([\\w, ]+, ?)?${table}( ?,[\\w, ]+)? TO curtain_app`) ? [] : ['a GRANT to curtain_app'],
  ].flat()
  return lacks.length === 0
    ? []
    : [{ rule: 'tenant-table', says: `${table} holds rows of organisations and lacks ${lacks.join(', ')}` }]
}

function index(outline: string, context: MigrationContext): Finding[] {
  const table = outline.match(/ ON (?:ONLY )?(?:"?public"?\.)?("[^"]+"|\w+)/i)?.[1]?.replaceAll('"', '')
  if (table !== undefined && !onExistingTable(table, context)) return []
  if (!/\bCONCURRENTLY\b/i.test(outline)) {
    return [
      {
        rule: 'index-concurrently',
        says: 'nobody can write to the table meanwhile: say CONCURRENTLY, in a migration of its own',
      },
    ]
  }
  if (context.way === 'alone') return []
  return [
    { rule: 'index-concurrently', says: 'CONCURRENTLY runs outside of a transaction: give it a migration of its own' },
  ]
}

function changedRows(outline: string, context: MigrationContext): Finding[] {
  const table =
    tableAfter('(?:UPDATE|DELETE FROM)(?: ONLY)?', outline) ??
    tableAfter('(?:INSERT INTO|MERGE INTO|TRUNCATE(?: TABLE)?)', outline)
  if (table !== null && !onExistingTable(table, context)) return []
  if (/^INSERT INTO [^(]+(\([^)]*\) )?VALUES\b/i.test(outline)) return []
  return [{ rule: 'rows-in-batches', says: batches }]
}

function block(statement: SqlStatement, { way }: MigrationContext): Finding[] {
  const limited = statement.literals.some((body) => /\bLIMIT\b/i.test(body))
  if (way === 'alone' && commitsBatches(statement) && limited) return []
  return [{ rule: 'rows-in-batches', says: batches }]
}

const batches =
  'rows are changed in batches: one DO block, the migration’s only statement, that takes LIMIT rows at a time and commits each time, until none is left'
