import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ReceivedRequest = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** What was signed, where the body says so. */
  readonly json: () => { type: string; timestamp: string; data: Record<string, unknown> }
  /** Of the audit trail: its lines. */
  readonly lines: () => Record<string, unknown>[]
}

export type Receiver = {
  readonly address: string
  /** Everything that arrived whole, in its order. */
  readonly requests: ReceivedRequest[]
  /** What it answers from now on; the connection may be cut instead. */
  answerWith: (answer: (response: ServerResponse, request: IncomingMessage) => void) => void
  readonly stop: () => Promise<void>
}

const fine = (response: ServerResponse) => response.writeHead(204).end()

/** A system that is told something, on loopback; on the same port again after it was stopped. */
export async function startReceiver(port = 0): Promise<Receiver> {
  const requests: ReceivedRequest[] = []
  let answer: (response: ServerResponse, request: IncomingMessage) => void = fine
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString('utf8')
    requests.push({
      headers: request.headers as Record<string, string>,
      body,
      json: () => JSON.parse(body),
      lines: () =>
        body
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line)),
    })
    answer(response, request)
  })
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/hook`,
    requests,
    answerWith: (next) => {
      answer = next
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
