import { once } from 'node:events'
import { createServer } from 'node:net'
import { ConfigurationError } from '#platform/env.ts'

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.')
  return address.port
}

/** Fails with one line when someone listens on the port already, or when this user may not. */
export async function requireFreePort(port: number): Promise<void> {
  const server = createServer()
  try {
    await once(server.listen(port), 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    const reason = code === 'EADDRINUSE' ? 'is taken' : `cannot be listened on (${code})`
    throw new ConfigurationError(`Port ${port} ${reason}: choose another with PORT=….`)
  }
  server.close()
  await once(server, 'close')
}
