import pg from 'pg'
import { connect } from '#platform/database/connection.ts'
import { withDatabase } from './migration-adapter.ts'

/** Prisma's own code for each way of not getting in, by PostgreSQL's; anything else counts as unreachable. */
const prismaCodes: Record<string, string> = { '28P01': 'P1000', '3D000': 'P1003', '28000': 'P1010', '42P04': 'P1009' }

/**
 * The two words that the CLI says instead of a dialogue: `can-connect-to-database` and `create-database`.
 *
 * @returns the exit status; a failure is told on stderr as the CLI reads it: JSON lines, of which it skips the first.
 */
export async function runConnectionCommand(command: string, connectionUrl: string): Promise<number> {
  writeLogLine('INFO', { message: 'Starting schema engine CLI' })
  try {
    switch (command) {
      case 'can-connect-to-database':
        await execute(connectionUrl, 'SELECT 1')
        return 0
      case 'create-database': {
        const name = decodeURIComponent(new URL(connectionUrl).pathname.slice(1))
        await execute(withDatabase(connectionUrl, 'postgres'), `CREATE DATABASE ${pg.escapeIdentifier(name)}`)
        return 0
      }
      default:
        throw new Error(`The schema engine knows no command ${command}`)
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const { host, pathname } = new URL(connectionUrl)
    const message = error instanceof Error && error.message ? error.message : code
    writeLogLine('ERROR', { message: `${message} (${host}${pathname})`, error_code: prismaCodes[code] ?? 'P1001' })
    return 1
  }
}

async function execute(connectionUrl: string, sql: string): Promise<void> {
  const client = await connect(connectionUrl, { connectionTimeoutMillis: 5000 })
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function writeLogLine(level: 'INFO' | 'ERROR', fields: { message: string; error_code?: string }): void {
  process.stderr.write(`${JSON.stringify({ level, target: 'schema_engine::logger', fields })}\n`)
}
