import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { someFeedback, viewOf } from './small-views.ts'

export type Reply = { status: number; body: string; headers?: Record<string, string> }

let server: Server | undefined
/** What the last of them was sent. */
export const bodies: unknown[] = []

export function stopServer(): void {
  server?.closeAllConnections()
  server?.close()
}

/** A real server that gives these replies, one a request, the last one for good. */
export async function serverThat(...replies: (Reply | 'hangs-up')[]): Promise<string> {
  bodies.length = 0
  const startedServer = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      bodies.push(JSON.parse(Buffer.concat(chunks).toString()))
      const reply = replies[Math.min(bodies.length, replies.length) - 1]
      if (reply === undefined || reply === 'hangs-up') return request.socket.destroy()
      response.writeHead(reply.status, reply.headers).end(reply.body)
    })
  })
  server = startedServer
  await new Promise<void>((listening) => startedServer.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(startedServer.address() as AddressInfo).port}/`
}

export const recordedReply = {
  status: 200,
  body: JSON.stringify({ feedback: someFeedback, view: viewOf('second', 'ask'), debrief: null }),
}

export const says = (status: number, code: string, more: object = {}): Reply => ({
  status,
  body: JSON.stringify({ error: { code, message: code }, ...more }),
})
