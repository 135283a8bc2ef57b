import type pg from 'pg'

type Statements = { readonly takeDown: string[]; readonly putBack: string[] }

/**
 * What stands in the way of filling tables from a copy, and takes far longer row by row than for all at once: foreign keys,
 * indexes, triggers (rows are copied as they were, and cause nothing), and row-level security, under which PostgreSQL
 * copies nothing in. Inside the transaction that is open, so that nobody ever meets the tables without them.
 *
 * @returns the statements that put all of it back.
 */
export async function setAside(owner: pg.Client): Promise<string[]> {
  const parts = [await foreignKeys(owner), await indexes(owner), await triggers(owner), await forcedSecurity(owner)]
  for (const { takeDown } of parts) for (const statement of takeDown) await owner.query(statement)
  // Foreign keys rest on indexes: they come down first and are put back last.
  return parts.reverse().flatMap(({ putBack }) => putBack)
}

async function statements(owner: pg.Client, sql: string): Promise<Statements> {
  const { rows } = await owner.query<{ down: string; up: string }>(sql)
  return { takeDown: rows.map(({ down }) => down), putBack: rows.map(({ up }) => up) }
}

const foreignKeys = (owner: pg.Client) =>
  statements(
    owner,
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS down,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS up
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0 ORDER BY 1`,
  )

/** Those that belong to no constraint, which keeps its own. An index of a table in partitions is each partition's too. */
const indexes = (owner: pg.Client) =>
  statements(
    owner,
    `SELECT format('DROP INDEX %s', i.indexrelid::regclass) AS down, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') AS up
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype <> 'f')
     ORDER BY 1`,
  )

const triggers = (owner: pg.Client) =>
  statements(
    owner,
    `SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) AS down,
       format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname) AS up
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal AND t.tgenabled = 'O' ORDER BY 1`,
  )

const forcedSecurity = (owner: pg.Client) =>
  statements(
    owner,
    `SELECT format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', oid::regclass) AS down,
       format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', oid::regclass) AS up
     FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relforcerowsecurity ORDER BY 1`,
  )
