import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { vi } from 'vitest'
import { answer, routeOf } from './front.ts'

export type FrontServer = { readonly base: string; readonly close: () => void }

/** The application’s own front, on a port of its own; behind it stands nothing. */
export async function startFront(): Promise<FrontServer> {
  // As the application has it: a client that thinks for longer than five seconds would find its connection closed.
  const server: Server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    void answer(request, response, routeOf(request, randomUUID()), async () => {
      response.writeHead(404).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  vi.stubEnv('PUBLIC_URL', `http://127.0.0.1:${port}`)
  return {
    base: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
