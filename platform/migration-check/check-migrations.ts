import { join } from 'node:path'
import { readFunctionFiles } from '#platform/database/function-files.ts'
import { type MigrationFile, readMigrationFiles } from '#platform/database/migration-files.ts'
import type { SqlStatement } from '#platform/database/sql-statements.ts'
import { migrationContext } from './context.ts'
import { type Rule, rules, statementFindings } from './rules.ts'

/** Written before there were these rules, and applied in hospitals as they are. */
const earlier = /^000[1-8]_/

/**
 * Looks for what a running hospital would not survive in the migrations of a folder laid out as `prisma/`, by their
 * text, and for files of functions that are none.
 *
 * @returns a line for each finding, with its file and line.
 */
export async function checkMigrations(folder: string): Promise<string[]> {
  const migrations = await readMigrationFiles(join(folder, 'migrations'))
  const findings = migrations.flatMap((migration, index) =>
    earlier.test(migration.name) ? [] : migrationFindings(migration, migrations.slice(0, index)),
  )
  const functionFindings = await readFunctionFiles(join(folder, 'functions')).then(
    () => [],
    (error: unknown) => [error instanceof Error ? error.message : String(error)],
  )
  return [...findings, ...functionFindings]
}

function migrationFindings(migration: MigrationFile, before: readonly MigrationFile[]): string[] {
  const context = migrationContext(migration, before)
  return context.statements.flatMap((statement) => {
    const allowedRules = allowances(statement)
    const findings = statementFindings(statement, context)
    const refusals = findings.filter(({ rule }) => !allowedRules.some((one) => one.rule === rule))
    const idle = allowedRules.filter(({ rule }) => !findings.some((finding) => finding.rule === rule))
    const at = `prisma/migrations/${migration.name}/migration.sql:${statement.line}`
    return [
      ...refusals.map(({ rule, says }) => `${at} ${rule}: ${says}`),
      ...idle.map(
        ({ rule }) =>
          `${at} ${isRule(rule) ? `allows ${rule}, which it needs not` : `allows ${rule}, which is no rule`}`,
      ),
    ]
  })
}

/** The reviewed exceptions above a statement: `-- allowed: RULE: reason`. One without a reason is none. */
function allowances({ comments }: SqlStatement): { rule: string }[] {
  return comments.flatMap((comment) => {
    const rule = comment.match(/^allowed: ?([\w-]+): ?\S/)?.[1]
    return rule === undefined ? [] : [{ rule }]
  })
}

const isRule = (text: string): text is Rule => rules.some((rule) => rule === text)
