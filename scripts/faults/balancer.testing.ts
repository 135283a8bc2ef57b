import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Balancer = {
  readonly port: number
  /** To which ports requests go from now on, in turn. */
  readonly lead: (ports: readonly number[]) => void
  /** Until none is under way to a port. */
  readonly drained: (port: number) => Promise<void>
  readonly stop: () => void
}

/** What stands in front of several webs, as a proxy does: to the next where one does not listen, and to no other once it was sent. */
export async function startBalancer(): Promise<Balancer> {
  let targets: readonly number[] = []
  let turn = 0
  const underWay = new Map<number, number>()
  const count = (port: number, by: number) => underWay.set(port, (underWay.get(port) ?? 0) + by)

  const server = createServer({ keepAliveTimeout: 65_000 }, async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const tryNext = (left: number): void => {
      const port = targets[turn++ % Math.max(1, targets.length)]
      if (port === undefined) {
        response.writeHead(503).end()
        return
      }
      count(port, 1)
      const headers = { ...incoming.headers, connection: 'close' }
      const clientRequest = request({
        port,
        host: '127.0.0.1',
        path: incoming.url,
        method: incoming.method,
        headers,
        agent: false,
      })
      clientRequest.once('close', () => count(port, -1))
      clientRequest.once('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, { ...answer.headers, connection: 'keep-alive' })
        answer.once('error', () => response.destroy())
        answer.pipe(response)
      })
      clientRequest.once('error', (error: NodeJS.ErrnoException) => {
        if (response.headersSent) response.destroy()
        else if (error.code === 'ECONNREFUSED' && left > 0) tryNext(left - 1)
        else response.writeHead(503).end()
      })
      clientRequest.end(body)
    }
    tryNext(targets.length)
  })
  server.on('clientError', (_error, socket) => socket.destroy())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    lead: (ports) => {
      targets = ports
    },
    async drained(port) {
      while ((underWay.get(port) ?? 0) > 0) await new Promise((resolve) => setTimeout(resolve, 20))
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
