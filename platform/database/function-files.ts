import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sqlStatements } from './sql-statements.ts'

/** A function of the database: its definition and its grants, in a file of its name. */
export type FunctionFile = { readonly name: string; readonly sql: string; readonly hash: string }

const definition = /^CREATE OR REPLACE FUNCTION (\w+) ?\(/i
const grant = /^(?:REVOKE|GRANT) EXECUTE ON FUNCTION (\w+) (?:FROM|TO) /i

/** Every function of a folder, in the order of their names. Throws where a file is not one function with its grants. */
export async function readFunctionFiles(folder: string): Promise<FunctionFile[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file) => {
      const sql = await readFile(join(folder, file), 'utf8')
      const name = file.slice(0, -'.sql'.length)
      const problem = problemOf(name, sql)
      if (problem !== null) throw new Error(`prisma/functions/${file}: ${problem}`)
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

function problemOf(name: string, sql: string): string | null {
  const [first, ...others] = sqlStatements(sql).map(({ outline }) => outline)
  if (first?.match(definition)?.[1] !== name) return `must begin with CREATE OR REPLACE FUNCTION ${name}(`
  const foreign = others.find((outline) => outline.match(grant)?.[1] !== name)
  if (foreign !== undefined) return `may hold the grants of ${name} beside its definition, and not: ${foreign}`
  if (/ SECURITY DEFINER\b/i.test(first) && !/ SET search_path = /i.test(first)) {
    return 'runs with the rights of the owner (SECURITY DEFINER) and must SET search_path'
  }
  return null
}
