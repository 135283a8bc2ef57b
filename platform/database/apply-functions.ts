import pg from 'pg'
import { rightsToApply } from './apply-rights.ts'
import { appliedFunctions, ensureBookkeeping } from './bookkeeping.ts'
import { findFunctions, functionsBuiltOn } from './database-functions.ts'
import type { FunctionFile } from './function-files.ts'
import { formerRole } from './process-roles.ts'
import { codeOf, inSavepoint } from './transactions.ts'

type Options = {
  /** Of this build. What a later one has added is left for it. */
  readonly version: string
  /** A database with migrations that this build does not know has functions that it does not know. */
  readonly schema: 'own' | 'newer'
}

/** How PostgreSQL's codes begin for what does not fit what is there. */
const misfit = '42'
/** PostgreSQL's codes for a definition in place of one with another signature. */
const otherSignature = new Set(['42P13', '42725'])
const dependedOn = '2BP01'

/** Whether `applyFunctions` has something to do. One look at the database, a few milliseconds. */
export async function functionsDiffer(
  owner: pg.Client,
  files: readonly FunctionFile[],
  options: Options,
): Promise<boolean> {
  const { changedFiles, removed } = await compare(owner, files, options)
  return changedFiles.length + removed.length > 0
}

/**
 * Makes the database's functions those of the folder, inside the transaction that is open: those whose text or whose
 * definition in the database changed are replaced, those that left the folder dropped. Where the arguments or the result
 * changed, the old function is dropped first, with those of the folder that are built on it, which follow again. A
 * trigger, a policy, a column or a view that uses the function is never dropped with it: that is refused.
 */
export async function applyFunctions(
  owner: pg.Client,
  files: readonly FunctionFile[],
  options: Options,
): Promise<void> {
  await ensureBookkeeping(owner)
  const { changedFiles, removed: removedNames } = await compare(owner, files, options)
  // Bodies are checked at the end, when all are there.
  await owner.query('SET LOCAL check_function_bodies = off')
  const waiting = new Map(changedFiles.map((file) => [file.name, file]))
  while (waiting.size > 0) {
    let problem: unknown = null
    let progress = 0
    for (const file of [...waiting.values()]) {
      try {
        const droppedFiles = await inSavepoint(owner, () => replaceFunction(owner, file, files))
        waiting.delete(file.name)
        progress++
        for (const other of droppedFiles) if (other.name !== file.name) waiting.set(other.name, other)
      } catch (error) {
        if (!codeOf(error).startsWith(misfit)) throw explainError(error, file.name)
        problem = explainError(error, file.name)
      }
    }
    // What does not fit the functions as they were may fit those that followed.
    if (progress === 0) throw problem
  }
  for (const name of removedNames) await dropFunctions(owner, name, [])
  await validate(owner, files)
  // With the function, so that nobody who calls it meanwhile is refused.
  for (const statement of await rightsToApply(owner, ['function'])) await owner.query(statement)
  await record(owner, files, removedNames, options.version)
}

async function compare(
  owner: pg.Client,
  files: readonly FunctionFile[],
  { version, schema }: Options,
): Promise<{ changedFiles: FunctionFile[]; removed: string[] }> {
  const appliedByName = await appliedFunctions(owner)
  const present = await findFunctions(
    owner,
    files.map(({ name }) => name),
  )
  const changedFiles = files.filter(({ name, hash }) => {
    const row = appliedByName.get(name)
    const same = present.filter((one) => one.name === name)
    return row?.hash !== hash || same.length !== 1 || same[0]?.definition !== row.definition
  })
  const names = new Set(files.map(({ name }) => name))
  const removedFunctions = [...appliedByName.values()].filter(
    (row) => !names.has(row.name) && schema === 'own' && !isLater(row.version, version),
  )
  return { changedFiles, removed: removedFunctions.map(({ name }) => name) }
}

const isLater = (version: string, other: string) => version.localeCompare(other, 'en', { numeric: true }) > 0

/** @returns the functions of the folder that had to be dropped for it. */
async function replaceFunction(
  owner: pg.Client,
  file: FunctionFile,
  files: readonly FunctionFile[],
): Promise<FunctionFile[]> {
  try {
    await inSavepoint(owner, async () => {
      // Grants are those of the file alone, as for a new function.
      for (const { signature } of await findFunctions(owner, [file.name])) {
        await owner.query(
          `REVOKE ALL ON FUNCTION ${signature} FROM ${formerRole}; GRANT EXECUTE ON FUNCTION ${signature} TO PUBLIC`,
        )
      }
      await owner.query(file.sql)
      if ((await findFunctions(owner, [file.name])).length > 1) throw new OtherSignature()
    })
    return []
  } catch (error) {
    if (!(error instanceof OtherSignature) && !otherSignature.has(codeOf(error))) throw error
    const droppedFiles = await dropFunctions(owner, file.name, files)
    await owner.query(file.sql)
    return droppedFiles
  }
}

/** There is a function of the name with other arguments beside the new one. */
class OtherSignature extends Error {}

/** Drops all functions of a name, and before them those of `files` that are built on them. */
async function dropFunctions(owner: pg.Client, name: string, files: readonly FunctionFile[]): Promise<FunctionFile[]> {
  const droppedFiles = files.filter((file) => file.name === name)
  for (const { oid, signature } of await findFunctions(owner, [name])) {
    for (const other of await functionsBuiltOn(owner, oid)) {
      if (other !== name && files.some((file) => file.name === other)) {
        droppedFiles.push(...(await dropFunctions(owner, other, files)))
      }
    }
    try {
      await owner.query(`DROP FUNCTION ${signature}`)
    } catch (error) {
      if (codeOf(error) !== dependedOn) throw error
      const users = error instanceof pg.DatabaseError ? (error.detail ?? '').replaceAll('\n', '; ') : ''
      throw new Error(
        `The function ${signature} cannot be dropped or change its signature, because it is used (${users}): write the new one under another name, and a migration that makes them use it.`,
      )
    }
  }
  return droppedFiles
}

/** With all functions there: each body is checked against the others, changed or not. */
async function validate(owner: pg.Client, files: readonly FunctionFile[]): Promise<void> {
  await owner.query('SET LOCAL check_function_bodies = on')
  const functions = await findFunctions(
    owner,
    files.map(({ name }) => name),
  )
  for (const { oid, name, validator } of functions) {
    try {
      await owner.query(`SELECT ${validator}($1)`, [oid])
    } catch (error) {
      throw explainError(error, name)
    }
  }
}

async function record(
  owner: pg.Client,
  files: readonly FunctionFile[],
  removedFunctions: readonly string[],
  version: string,
): Promise<void> {
  const functions = await findFunctions(
    owner,
    files.map(({ name }) => name),
  )
  const definitions = new Map(functions.map(({ name, definition }) => [name, definition]))
  await owner.query('DELETE FROM curtain.applied_function WHERE name = ANY ($1)', [removedFunctions])
  await owner.query(
    `INSERT INTO curtain.applied_function AS a (name, hash, definition, version)
     SELECT *, $4 FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT (name) DO UPDATE SET hash = excluded.hash, definition = excluded.definition, version = excluded.version,
       applied_at = CASE WHEN a.definition = excluded.definition THEN a.applied_at ELSE excluded.applied_at END`,
    [
      files.map(({ name }) => name),
      files.map(({ hash }) => hash),
      files.map(({ name }) => definitions.get(name) ?? ''),
      version,
    ],
  )
}

/** The same failure, with the file that it is about. */
function explainError(error: unknown, name: string): unknown {
  if (!(error instanceof pg.DatabaseError)) return error
  return new Error(`prisma/functions/${name}.sql: ${error.message}`, { cause: error })
}
