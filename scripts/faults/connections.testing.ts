import pg from 'pg'

/** Work over a connection of the owner's own. */
export async function withOwner<Result>(
  ownerUrl: string,
  work: (owner: pg.Client) => Promise<Result>,
): Promise<Result> {
  const owner = await connect(ownerUrl)
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

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

async function connect(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl })
  // Killing the server is what these tests do.
  client.on('error', () => {})
  await client.connect()
  return client
}
