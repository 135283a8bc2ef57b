import pg from 'pg'
import { ConfigurationError } from '#platform/env.ts'
import { isForWantOfDatabase } from './want-of-database.ts'

type Options = Omit<pg.ClientConfig, 'connectionString'>

/**
 * A connection that is not made yet. One that is lost fails what is asked of it and what is asked later; were nobody to hear of
 * it, it would end the process, and nothing would be put away.
 */
export function connectionTo(url: string, options: Options = {}): pg.Client {
  const client = new pg.Client({ connectionString: url, ...options })
  client.on('error', () => {})
  return client
}

/** The same, made. */
export async function connect(url: string, options?: Options): Promise<pg.Client> {
  const client = connectionTo(url, options)
  await client.connect()
  return client
}

/** Works over a connection of its own, past the application, and ends it. */
export async function withConnection<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
  options?: Options,
): Promise<Result> {
  const client = await connect(url, options).catch((error) => {
    throw new ConfigurationError(`The database at ${placeOf(url)} cannot be reached: ${connectionProblem(error)}.`)
  })
  try {
    return await work(client)
  } catch (error) {
    throw asWantOfDatabase(error, url)
  } finally {
    await client.end()
  }
}

/** The failure of work on a database as what is wrong outside the program, where it is that the database could not do it. */
export function asWantOfDatabase(error: unknown, url: string): unknown {
  if (error instanceof ConfigurationError || !isForWantOfDatabase(error)) return error
  return new ConfigurationError(`The database at ${placeOf(url)} could not do this: ${connectionProblem(error)}.`)
}

/** Why a connection failed, in a few words and without the password. */
export function connectionProblem(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Where a name has several addresses, Node says nothing but that all of them failed.
  const [first] = error instanceof AggregateError ? error.errors : [error]
  // Prisma says first what was called.
  return first instanceof Error ? (first.message.trim().split('\n').at(-1) ?? '') : String(first)
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
