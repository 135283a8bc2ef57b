import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type TcpProxy = {
  readonly port: number
  /** Ends all connections and refuses new ones, until `join`. */
  readonly cut: () => void
  /** Lets nothing through and ends nothing, as a network does whose cable is out. */
  readonly silence: () => void
  /** Each piece comes so much later. */
  readonly slow: (ms: number) => void
  readonly join: () => void
  readonly stop: () => void
}

type Mode = { readonly is: 'open' | 'cut' | 'silent' } | { readonly is: 'slow'; readonly ms: number }

/** A network between two processes, which can be taken away. `target`: asked anew for each connection. */
export async function startTcpProxy(target: () => number): Promise<TcpProxy> {
  let mode: Mode = { is: 'open' }
  const sockets = new Set<Socket>()
  const heldReleases: (() => void)[] = []
  const pass = (to: Socket) => (piece: Buffer) => {
    const write = () => to.writable && to.write(piece)
    if (mode.is === 'silent') heldReleases.push(write)
    else if (mode.is === 'slow') setTimeout(write, mode.ms)
    else write()
  }
  const server = createServer((client) => {
    if (mode.is === 'cut') {
      client.destroy()
      return
    }
    const upstream = connect({ port: target(), host: '127.0.0.1', noDelay: true })
    client.setNoDelay(true)
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.on('data', pass(to))
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const endAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      mode = { is: 'cut' }
      endAll()
    },
    silence: () => {
      mode = { is: 'silent' }
    },
    slow: (ms) => {
      mode = { is: 'slow', ms }
    },
    join: () => {
      mode = { is: 'open' }
      for (const write of heldReleases.splice(0)) write()
    },
    stop: () => {
      server.close()
      endAll()
    },
  }
}
