import pg from 'pg'
import { applicationRole } from '#platform/derived-secrets.ts'
import { ConfigurationError } from '#platform/env.ts'

/**
 * Makes sure that the role the application works as exists, can log in with `appUrl`, and is bound by row-level
 * security. Call it while holding the migration lock, before the first migration, which grants to the role by name.
 */
export async function ensureApplicationRole(owner: pg.Client, appUrl: string): Promise<void> {
  const { username, password } = new URL(appUrl)
  const login = decodeURIComponent(username)
  try {
    const { rows } = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [applicationRole])
    if (rows.length === 0) await owner.query(`CREATE ROLE ${applicationRole} LOGIN NOSUPERUSER NOBYPASSRLS`)
    if (login === applicationRole && !(await canLogIn(appUrl))) {
      const literal = pg.escapeLiteral(decodeURIComponent(password))
      await owner.query(`ALTER ROLE ${applicationRole} LOGIN PASSWORD ${literal}`)
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigurationError(
      `The owner of the database cannot make or change the role ${applicationRole} (${reason}): grant it CREATEROLE, or have an administrator make the role and set DATABASE_APP_URL.`,
    )
  }
  await requireBoundRole(appUrl)
}

async function canLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function requireBoundRole(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
  } catch (error) {
    throw new ConfigurationError(`The application cannot log in to the database: ${connectionProblem(error)}.`)
  }
  try {
    const { rows } = await client.query<{ login: string; free: boolean; member: boolean; owns: boolean }>(
      `SELECT current_user AS login, rolsuper OR rolbypassrls AS free, pg_has_role(current_user, $1, 'MEMBER') AS member,
        EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND relnamespace = 'public'::regnamespace) AS owns
       FROM pg_roles r WHERE rolname = current_user`,
      [applicationRole],
    )
    const [role] = rows
    if (role === undefined || !role.member) {
      throw new ConfigurationError(`The login of DATABASE_APP_URL must be ${applicationRole} or a member of it.`)
    }
    if (role.free || role.owns) {
      throw new ConfigurationError(
        `The login of DATABASE_APP_URL (${role.login}) is not bound by row-level security: it must be no superuser, not BYPASSRLS, and own no table.`,
      )
    }
  } finally {
    await client.end()
  }
}

/** Why a connection failed, in a few words and without the password. */
export function connectionProblem(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Where a name has several addresses, Node says nothing but that all of them failed.
  const [first] = error instanceof AggregateError ? error.errors : [error]
  return first instanceof Error ? first.message : String(first)
}
