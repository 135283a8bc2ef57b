import pg from 'pg'

export type DatabaseClock = {
  readonly owner: pg.Pool
  readonly set: (aheadMs: number) => Promise<void>
  readonly stop: () => Promise<void>
}

/** What says which moment it is, in the application's own functions and columns. pg-boss keeps its queue by the machine's clock. */
const tellsTime = String.raw`\m(now|clock_timestamp)\(\)|\mcurrent_timestamp\M`

/**
 * Makes a database believe that it is as much later as it is told. PostgreSQL's own clock cannot be moved, so what reads it
 * is changed: each column's default and each function of the application that tells the time, found in the catalogue, and
 * now() in what the web process sends. Call it before web and worker connect.
 */
export async function followClock(ownerUrl: string): Promise<DatabaseClock> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 })
  // A pool has ended before its connections are gone, and a server that stops then says so on each of them.
  owner.on('error', () => {})
  await owner.query(`
    CREATE SCHEMA moved;
    CREATE TABLE moved.clock (ahead interval NOT NULL);
    INSERT INTO moved.clock VALUES ('0');
    CREATE FUNCTION moved.now() RETURNS timestamptz LANGUAGE sql STABLE AS
      'SELECT pg_catalog.now() + (SELECT ahead FROM moved.clock)';
    CREATE FUNCTION moved.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
      'SELECT pg_catalog.clock_timestamp() + (SELECT ahead FROM moved.clock)';
    GRANT USAGE ON SCHEMA moved TO PUBLIC;
    GRANT SELECT ON moved.clock TO PUBLIC;
    ALTER ROLE curtain_web SET search_path = moved, public, pg_catalog`)
  const { rows: columns } = await owner.query<{ change: string }>(`
    SELECT format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT moved.now()', c.oid::regclass, a.attname) AS change
    FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.adnum
    WHERE c.relnamespace = 'public'::regnamespace AND pg_get_expr(d.adbin, d.adrelid) ~* '${tellsTime}'`)
  const { rows: functions } = await owner.query<{ change: string }>(`
    SELECT pg_get_functiondef(oid) AS change FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' AND prosrc ~* '${tellsTime}'`)
  const withMovedClock = (text: string) =>
    text.replaceAll(/\b(now|clock_timestamp)\(\)/gi, 'moved.$1()').replaceAll(/\bcurrent_timestamp\b/gi, 'moved.now()')
  for (const { change } of columns) await owner.query(change)
  for (const { change } of functions) await owner.query(withMovedClock(change))
  return {
    owner,
    set: async (aheadMs) => {
      await owner.query(`UPDATE moved.clock SET ahead = $1::double precision * interval '1 millisecond'`, [aheadMs])
    },
    stop: () => owner.end(),
  }
}
