import pg from 'pg'

/** Runs some work in a transaction with these settings, which end with it. */
export async function inTransaction<Result>(
  client: pg.Client,
  settings: Readonly<Record<string, string>>,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query('BEGIN')
  try {
    for (const [name, value] of Object.entries(settings)) {
      await client.query('SELECT set_config($1, $2, true)', [name, value])
    }
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    // On a connection that broke there is nothing left to roll back.
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

/** Runs a part of the open transaction that may fail without the rest. */
export async function inSavepoint<Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> {
  await client.query('SAVEPOINT part')
  try {
    const result = await work()
    await client.query('RELEASE SAVEPOINT part')
    return result
  } catch (error) {
    await client.query('ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part')
    throw error
  }
}

/** PostgreSQL's code for what went wrong, here or in what caused it, or nothing where it was something else. */
export function codeOf(error: unknown): string {
  if (error instanceof pg.DatabaseError) return error.code ?? ''
  return error instanceof Error && error.cause !== undefined ? codeOf(error.cause) : ''
}
