import type pg from 'pg'

/**
 * What a table has besides its columns and rows, as the statements that make it again on another table of the same name: all
 * of it is asked of the catalogue, so that what a later migration adds is among it.
 */
export type TableParts = {
  readonly owner: string
  /** Names of the columns that are stored, as they stand in a statement. */
  readonly columns: readonly string[]
  /** `fillfactor=90` and the like: of the rows' own tables, which is each partition where there are any. */
  readonly settings: readonly string[]
  /** Takes down what leads here from other tables. */
  readonly takeDown: readonly string[]
  /** Before there are rows: they are held to them as they come. */
  readonly before: readonly string[]
  /** After the rows: keys, indexes, references in both directions, triggers, row-level security, grants, words. */
  readonly after: readonly string[]
}

/** `$1` is the table’s name, `me` its oid, `called` its name as it stands in a statement. */
const sources = `WITH here AS (SELECT oid AS me, format('public.%I', relname) AS called, relname AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relname = $1)`

/** A constraint’s index, and with it the constraint, comes before what rests on it. */
const after = [
  `SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', called, conname, pg_get_constraintdef(oid)) FROM here, pg_constraint
   WHERE conrelid = me AND contype IN ('p', 'u', 'x') AND conparentid = 0 ORDER BY contype, conname`,
  `SELECT replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') FROM here, pg_index i
   WHERE indrelid = me AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype <> 'f') ORDER BY 1`,
  `SELECT format('ALTER INDEX public.%I ALTER COLUMN %s SET STATISTICS %s', c.relname, a.attnum, a.attstattarget)
   FROM here, pg_index JOIN pg_class c ON c.oid = indexrelid JOIN pg_attribute a ON a.attrelid = indexrelid
   WHERE indrelid = me AND a.attstattarget >= 0 ORDER BY 1`,
  `SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', called, conname, pg_get_constraintdef(oid)) FROM here, pg_constraint
   WHERE conrelid = me AND contype = 'c' AND NOT convalidated ORDER BY conname`,
  `SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM here, pg_constraint
   WHERE me IN (conrelid, confrelid) AND contype = 'f' AND conparentid = 0 ORDER BY 1`,
  `SELECT pg_get_statisticsobjdef(oid) FROM here, pg_statistic_ext WHERE stxrelid = me ORDER BY stxname`,
  `SELECT pg_get_triggerdef(oid) FROM here, pg_trigger WHERE tgrelid = me AND NOT tgisinternal AND tgparentid = 0 ORDER BY tgname`,
  `SELECT format('ALTER TABLE %s %s TRIGGER %I', called, CASE tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, tgname)
   FROM here, pg_trigger WHERE tgrelid = me AND NOT tgisinternal AND tgparentid = 0 AND tgenabled <> 'O' ORDER BY tgname`,
  `SELECT format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS %s', called, attname, attstattarget) FROM here, pg_attribute
   WHERE attrelid = me AND attnum > 0 AND NOT attisdropped AND attstattarget >= 0 ORDER BY attnum`,
  `SELECT format('ALTER TABLE %s ALTER COLUMN %I SET (%s)', called, attname, array_to_string(attoptions, ', ')) FROM here, pg_attribute
   WHERE attrelid = me AND attnum > 0 AND NOT attisdropped AND attoptions IS NOT NULL ORDER BY attnum`,
  `SELECT format('ALTER TABLE %s REPLICA IDENTITY %s', called, CASE relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' ELSE
     format('USING INDEX %I', (SELECT indexrelid::regclass FROM pg_index WHERE indrelid = me AND indisreplident)) END)
   FROM here JOIN pg_class ON oid = me WHERE relreplident <> 'd'`,
  `SELECT format('CREATE POLICY %I ON %s AS %s FOR %s TO %s %s %s', polname, called, CASE WHEN polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
     CASE polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
     (SELECT string_agg(CASE role WHEN 0 THEN 'PUBLIC' ELSE role::regrole::text END, ', ') FROM unnest(polroles) role),
     'USING (' || pg_get_expr(polqual, me) || ')', 'WITH CHECK (' || pg_get_expr(polwithcheck, me) || ')')
   FROM here, pg_policy WHERE polrelid = me ORDER BY polname`,
  `SELECT format('ALTER TABLE %s %s ROW LEVEL SECURITY', called, word) FROM here JOIN pg_class ON oid = me,
     (VALUES ('ENABLE'), ('FORCE')) words (word) WHERE CASE word WHEN 'ENABLE' THEN relrowsecurity ELSE relforcerowsecurity END`,
  `SELECT format('GRANT %s ON TABLE %s TO %s %s', privilege_type, called, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END,
     CASE WHEN is_grantable THEN 'WITH GRANT OPTION' END)
   FROM here JOIN pg_class ON oid = me, aclexplode(relacl) WHERE grantee <> relowner ORDER BY 1`,
  `SELECT format('GRANT %s (%I) ON TABLE %s TO %s %s', privilege_type, attname, called, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END,
     CASE WHEN is_grantable THEN 'WITH GRANT OPTION' END)
   FROM here JOIN pg_class c ON c.oid = me JOIN pg_attribute a ON a.attrelid = me, aclexplode(attacl) WHERE grantee <> relowner ORDER BY 1`,
  // Words about columns come with them.
  `SELECT format('COMMENT ON TABLE %s IS %L', called, obj_description(me, 'pg_class')) FROM here WHERE obj_description(me, 'pg_class') IS NOT NULL`,
  `SELECT format('COMMENT ON CONSTRAINT %I ON %s IS %L', conname, conrelid::regclass, obj_description(oid, 'pg_constraint')) FROM here, pg_constraint
   WHERE me IN (conrelid, confrelid) AND conparentid = 0 AND obj_description(oid, 'pg_constraint') IS NOT NULL ORDER BY 1`,
  `SELECT format('COMMENT ON INDEX %s IS %L', indexrelid::regclass, obj_description(indexrelid, 'pg_class')) FROM here, pg_index
   WHERE indrelid = me AND obj_description(indexrelid, 'pg_class') IS NOT NULL ORDER BY 1`,
  `SELECT format('COMMENT ON TRIGGER %I ON %s IS %L', tgname, called, obj_description(oid, 'pg_trigger')) FROM here, pg_trigger
   WHERE tgrelid = me AND obj_description(oid, 'pg_trigger') IS NOT NULL ORDER BY 1`,
  `SELECT format('COMMENT ON POLICY %I ON %s IS %L', polname, called, obj_description(oid, 'pg_policy')) FROM here, pg_policy
   WHERE polrelid = me AND obj_description(oid, 'pg_policy') IS NOT NULL ORDER BY 1`,
]

/** What stands in the catalogue of a table of schema `public`, to be read before it is taken down. */
export async function readTableParts(owner: pg.Client, table: string): Promise<TableParts> {
  const texts = async (sql: string): Promise<string[]> => {
    const { rows } = await owner.query<string[]>({ text: `${sources} ${sql}`, values: [table], rowMode: 'array' })
    return rows.flatMap(([text]) => (text === undefined ? [] : [text]))
  }
  const [role = ''] = await texts(`SELECT relowner::regrole::text FROM here JOIN pg_class ON oid = me`)
  return {
    owner: role,
    columns: await texts(
      `SELECT quote_ident(attname) FROM here, pg_attribute
       WHERE attrelid = me AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    ),
    settings: await texts(
      `SELECT unnest(reloptions) FROM pg_class WHERE oid = (
         SELECT coalesce(min(i.inhrelid), me) FROM here LEFT JOIN pg_inherits i ON i.inhparent = me GROUP BY me)`,
    ),
    takeDown: await texts(
      `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM here, pg_constraint
       WHERE confrelid = me AND conrelid <> me AND contype = 'f' AND conparentid = 0 ORDER BY 1`,
    ),
    before: await texts(
      `SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', called, conname, pg_get_constraintdef(oid)) FROM here, pg_constraint
       WHERE conrelid = me AND contype = 'c' AND convalidated ORDER BY conname`,
    ),
    after: await inTurn(after, texts),
  }
}

async function inTurn(sources: readonly string[], read: (sql: string) => Promise<string[]>): Promise<string[]> {
  const found: string[] = []
  for (const sql of sources) found.push(...(await read(sql)))
  return found
}
