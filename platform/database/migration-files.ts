import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sqlStatements } from './sql-statements.ts'

export type MigrationFile = {
  readonly name: string
  readonly sql: string
  /** As Prisma computes it. */
  readonly checksum: string
}

/** Every migration of a folder that is laid out as Prisma's is, in the order in which they are applied. */
export async function readMigrationFiles(folder: string): Promise<MigrationFile[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * How a migration runs, by its text alone:
 *
 * - `transaction`: whole or not at all, and no statement may take long, because what it locks stays locked to its end;
 * - `unhurried`: constraints are validated, which locks out neither readers nor writers and may take its time;
 * - `alone`: its one statement ends its own transactions (an index made concurrently, a block that fills in batches and
 *   commits each), so it runs outside of one. Prisma's command line sends a single statement likewise.
 */
export function wayToRun(sql: string): 'transaction' | 'unhurried' | 'alone' {
  const statements = sqlStatements(sql)
  const [only, ...others] = statements
  if (only !== undefined && others.length === 0 && (isConcurrent(only.outline) || commitsBatches(only))) return 'alone'
  const validates = ({ outline }: { outline: string }) => /^ALTER TABLE .+ VALIDATE CONSTRAINT [^,]+$/i.test(outline)
  return statements.length > 0 && statements.every(validates) ? 'unhurried' : 'transaction'
}

const isConcurrent = (outline: string) => /^(CREATE|DROP|REINDEX)\b.*\bCONCURRENTLY\b/i.test(outline)

/** Whether a statement is a DO block that commits, which is how rows are changed in batches. */
export function commitsBatches({ outline, literals }: { outline: string; literals: readonly string[] }): boolean {
  return /^DO\b/i.test(outline) && literals.some((body) => /\bCOMMIT\s*;/i.test(body))
}

/** The name of the index that a statement makes concurrently. */
export function concurrentIndex(sql: string): string | null {
  const [only] = sqlStatements(sql)
  const name = only?.outline.match(/^CREATE (?:UNIQUE )?INDEX CONCURRENTLY (?:IF NOT EXISTS )?("[^"]+"|\w+)/i)
  return name?.[1] ?? null
}
