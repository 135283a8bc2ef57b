import type pg from 'pg'
import { connect } from '#platform/database/connection.ts'

/** Connects until PostgreSQL takes nobody any more. Returns what ends that. */
export async function takeAllConnections(ownerUrl: string): Promise<() => Promise<void>> {
  const clients: pg.Client[] = []
  try {
    for (;;) clients.push(await connect(ownerUrl))
  } catch (error) {
    if (!/too many clients|connection slots/.test(`${error}`)) throw error
  }
  return async () => {
    await Promise.all(clients.map((client) => client.end()))
  }
}
