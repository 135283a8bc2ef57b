import type pg from 'pg'
import { processRoles } from './process-roles.ts'

/** A function as it is in the database. */
export type DatabaseFunction = {
  readonly oid: number
  readonly name: string
  /** With its arguments, as DROP FUNCTION wants it. */
  readonly signature: string
  /** A digest of what PostgreSQL says of it, with the grants of its file: changed by hand, it differs. */
  readonly definition: string
  /** The function of its language that checks a body. */
  readonly validator: string
}

/** The functions of schema public that have one of these names. */
export async function findFunctions(owner: pg.Client, names: readonly string[]): Promise<DatabaseFunction[]> {
  const { rows } = await owner.query<DatabaseFunction>(
    `SELECT p.oid, p.proname AS name, p.oid::regprocedure::text AS signature, l.lanvalidator::regproc::text AS validator,
      md5(pg_get_functiondef(p.oid) || (
        SELECT string_agg(format('%s %s', coalesce(nullif(a.grantee, 0)::regrole::text, 'PUBLIC'), a.privilege_type), ',' ORDER BY a.grantee)
        FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        WHERE a.grantee = 0 OR a.grantee::regrole::text <> ALL ($2))) AS definition
     FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
     WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND p.proname = ANY ($1)`,
    [names, Object.values(processRoles)],
  )
  return rows
}

/** The functions whose definition names this one, so that it cannot be dropped before them. */
export async function functionsBuiltOn(owner: pg.Client, oid: number): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT DISTINCT p.proname AS name FROM pg_depend d JOIN pg_proc p ON p.oid = d.objid
     WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_proc'::regclass AND d.refobjid = $1 AND d.deptype = 'n'`,
    [oid],
  )
  return rows.map(({ name }) => name)
}
