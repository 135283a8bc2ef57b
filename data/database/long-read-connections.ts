import type pg from 'pg'
import { connectionTo } from '#platform/database/connection.ts'
import { databaseAppUrl } from '#platform/env.ts'

/** `url`: of the database that it is connected to. */
export type LongReadConnection = { readonly client: pg.Client; readonly url: string }
type Waiting = LongReadConnection & { readonly timer: NodeJS.Timeout }

/** So many wait for the next long read, so long. */
const most = 4
const waitingMs = 10_000

let waiting: readonly Waiting[] = []

/**
 * A connection apart from those of pages, in a transaction that was begun by `begin`. One that the read before has left, where
 * there is one: connecting, and all that PostgreSQL looks up anew on each connection, costs ten times what a small organisation's
 * night reads.
 */
export async function takeLongReadConnection(begin: (client: pg.Client) => Promise<void>): Promise<LongReadConnection> {
  const url = databaseAppUrl()
  for (let left = takeWaiting(url); left !== null; left = takeWaiting(url)) {
    try {
      await begin(left)
      return { client: left, url }
    } catch {
      // It may have been lost while it waited; a new one says what is really wrong.
      await end(left)
    }
  }
  const client = connectionTo(url, { connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    await begin(client)
    return { client, url }
  } catch (error) {
    await end(client)
    throw error
  }
}

/** Leaves it to the next one. Its transaction must have ended, and nobody may use it any more. */
export function leaveLongReadConnection({ client, url }: LongReadConnection): void {
  if (waiting.length >= most) {
    void end(client)
    return
  }
  const timer = setTimeout(() => {
    waiting = waiting.filter((each) => each.client !== client)
    void end(client)
  }, waitingMs).unref()
  waiting = [...waiting, { client, url, timer }]
}

/** For the end of a process and of a test. */
export async function closeLongReadConnections(): Promise<void> {
  const closing = waiting
  waiting = []
  for (const { timer } of closing) clearTimeout(timer)
  await Promise.all(closing.map(({ client }) => end(client)))
}

/** Null: none waits. One of another database, as in tests, is ended. */
function takeWaiting(url: string): pg.Client | null {
  const [first, ...others] = waiting
  if (first === undefined) return null
  waiting = others
  clearTimeout(first.timer)
  if (first.url === url) return first.client
  void end(first.client)
  return takeWaiting(url)
}

async function end(client: pg.Client): Promise<void> {
  await client.end().catch(() => {})
}
