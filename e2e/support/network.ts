import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export type Network = {
  /** What a browser is told as its proxy. */
  readonly proxy: string
  /** From now on nothing passes, and what was under way ends. */
  readonly cut: () => void
  readonly mend: () => void
  readonly stop: () => Promise<void>
}

/**
 * A network between the browser and the application that really ends. A browser that is told to be offline by its tests still
 * sends what a page asks for while a service worker gives that page.
 */
export async function startNetwork(): Promise<Network> {
  let isCut = false
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    if (isCut) request.socket.destroy()
    else passOn(request, response)
  })
  server.on('connection', (socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const dropAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    proxy: `http://127.0.0.1:${port}`,
    cut: () => {
      isCut = true
      dropAll()
    },
    mend: () => {
      isCut = false
    },
    stop: () => {
      dropAll()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** A browser asks a proxy for the whole address. */
function passOn(request: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url = '' } = request
  const passed = ask(url, { method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
    answer.pipe(response)
  })
  passed.on('error', () => response.destroy())
  response.on('close', () => passed.destroy())
  request.pipe(passed)
}
