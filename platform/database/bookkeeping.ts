import type pg from 'pg'

/**
 * What was done to the database beside its migrations, which Prisma records. In a schema of its own: Prisma's command
 * line would take a table of `public` that no migration makes for drift.
 */
export async function ensureBookkeeping(owner: pg.Client): Promise<void> {
  if (await hasBookkeeping(owner)) return
  await owner.query(`
    CREATE SCHEMA IF NOT EXISTS curtain;
    CREATE TABLE IF NOT EXISTS curtain.applied_function (
      name text PRIMARY KEY,
      -- Of the file's text.
      hash text NOT NULL,
      -- Of the function as PostgreSQL describes it, with its grants.
      definition text NOT NULL,
      -- Of the build that applied it.
      version text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    );
  `)
}

export async function hasBookkeeping(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query(`SELECT to_regclass('curtain.applied_function') IS NOT NULL AS "exists"`)
  return rows[0]?.exists === true
}

export type AppliedFunction = {
  readonly name: string
  readonly hash: string
  readonly definition: string
  readonly version: string
}

export async function appliedFunctions(owner: pg.Client): Promise<Map<string, AppliedFunction>> {
  if (!(await hasBookkeeping(owner))) return new Map()
  const { rows } = await owner.query<AppliedFunction>(
    'SELECT name, hash, definition, version FROM curtain.applied_function',
  )
  return new Map(rows.map((row) => [row.name, row]))
}
