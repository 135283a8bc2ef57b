import type pg from 'pg'
import { functionRights } from './function-rights.ts'
import { formerRole, type ProcessName, processNames, processRoles } from './process-roles.ts'
import { tableRights } from './rights.ts'

/** What a process may do with a table or a function of schema public, as the database has it. */
export type Right = {
  readonly process: ProcessName
  readonly kind: 'table' | 'function'
  readonly name: string
  /** As it stands in GRANT and REVOKE. */
  readonly target: string
  /** In the order of the alphabet, as rights.ts writes them. */
  readonly may: readonly string[]
}

/** What the catalogue grants to each process, on each table and function there is. */
export async function findRights(owner: pg.Client): Promise<Right[]> {
  const { rows } = await owner.query<Omit<Right, 'process'> & { role: string }>(
    `SELECT r.role, t.kind, t.name, t.target, ARRAY(
        SELECT DISTINCT g.may FROM (
          SELECT a.grantee, a.privilege_type AS may FROM aclexplode(t.acl) a
          UNION ALL
          SELECT a.grantee, format('%s(%s)', a.privilege_type, c.attname)
            FROM pg_attribute c CROSS JOIN LATERAL aclexplode(c.attacl) a WHERE t.kind = 'table' AND c.attrelid = t.oid
        ) g WHERE g.grantee = r.role::regrole ORDER BY g.may) AS may
     FROM unnest($1::text[]) r(role) CROSS JOIN (
       SELECT 'table' AS kind, c.oid, c.relname::text AS name, c.oid::regclass::text AS target, c.relacl AS acl
         FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
       UNION ALL
       SELECT 'function', p.oid, p.proname::text, p.oid::regprocedure::text, p.proacl
         FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
     ) t ORDER BY 1, 2, 3`,
    [Object.values(processRoles)],
  )
  return rows.flatMap(({ role, ...right }) => {
    const process = processNames.find((name) => processRoles[name] === role)
    return process === undefined ? [] : [{ process, ...right }]
  })
}

/** What rights.ts says of it; nothing, where it has no row. */
export function statedRights({ process, kind, name }: Pick<Right, 'process' | 'kind' | 'name'>): string[] {
  if (kind === 'table') return [...(tableRights[name]?.[process] ?? [])].sort()
  return functionRights[name]?.includes(process) ? ['EXECUTE'] : []
}

type Kind = Right['kind'] | 'policy'

/**
 * The statements, each to be run by itself, that make the catalogue say what rights.ts says; none where it does. Every
 * policy that names the former role is extended to the processes' roles: a new table is under row-level security before
 * anyone may read it.
 */
export async function rightsToApply(owner: pg.Client, kinds: readonly Kind[]): Promise<string[]> {
  const { rows: policies } = await owner.query<{ statement: string }>(
    `SELECT format('ALTER POLICY %I ON %I TO %s', policyname, tablename,
        (SELECT string_agg(DISTINCT quote_ident(role), ', ') FROM unnest(roles || $2::name[]) role)) AS statement
     FROM pg_policies WHERE schemaname = 'public' AND $1 = ANY (roles) AND NOT roles @> $2::name[]`,
    [formerRole, Object.values(processRoles)],
  )
  const grants = (await findRights(owner)).flatMap((right) => {
    if (!kinds.includes(right.kind)) return []
    const [privileges, role] = [statedRights(right), processRoles[right.process]]
    if (`${privileges}` === `${right.may}`) return []
    const on = `${right.kind === 'table' ? 'TABLE' : 'FUNCTION'} ${right.target}`
    const grantStatement = privileges.length === 0 ? '' : `; GRANT ${privileges.join(', ')} ON ${on} TO ${role}`
    return [`REVOKE ALL ON ${on} FROM ${role}${grantStatement}`]
  })
  if (!kinds.includes('policy')) return grants
  const staleStatements = [...policies, ...(await policiesAskedByRow(owner)), ...(await temporaryTables(owner))]
  return [...staleStatements.map(({ statement }) => statement), ...grants]
}

/**
 * Policies that ask which organisation it is for each row, which holds a seal up to the light each time: put so that a
 * statement asks once. Whoever writes a new table need not think of it.
 */
async function policiesAskedByRow(owner: pg.Client): Promise<{ statement: string }[]> {
  const { rows } = await owner.query<{ statement: string }>(
    `SELECT format('ALTER POLICY %I ON %I', policyname, tablename)
        || coalesce(' USING ' || replace(qual, asked, '(SELECT ' || asked || ')'), '')
        || coalesce(' WITH CHECK ' || replace(with_check, asked, '(SELECT ' || asked || ')'), '') AS statement
     FROM pg_policies CROSS JOIN (VALUES ('current_organisation()')) function(asked)
     WHERE schemaname = 'public' AND strpos(concat(qual, with_check), asked) > 0
       AND strpos(upper(concat(qual, with_check) COLLATE "C"), upper(('SELECT ' || asked) COLLATE "C")) = 0`,
  )
  return rows
}

/** Everyone may make temporary tables, unless told otherwise; one named as a table of ours would be read in its place. */
async function temporaryTables(owner: pg.Client): Promise<{ statement: string }[]> {
  const { rows } = await owner.query<{ statement: string }>(
    `SELECT format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', datname) AS statement FROM pg_database
     WHERE datname = current_database() AND EXISTS (
       SELECT FROM aclexplode(coalesce(datacl, acldefault('d', datdba))) WHERE grantee = 0 AND privilege_type = 'TEMPORARY')`,
  )
  return rows
}
