import { once } from 'node:events'
import { createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, vi } from 'vitest'
import { afterClose } from './after-close.ts'
import { answer, routeOf } from './front.ts'

/** Asks a server of one request, which does so with its response. */
async function askOnce(serve: (response: ServerResponse) => void, reader: 'reads' | 'goes-away'): Promise<void> {
  const server = createServer((_request, response) => serve(response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const clientRequest = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' })
  clientRequest.on('error', () => {})
  clientRequest.end()
  const [response] = await once(clientRequest, 'response')
  if (reader === 'reads') response.resume()
  else clientRequest.destroy()
  server.closeIdleConnections()
  await new Promise((resolve) => server.close(resolve))
}

test.each(['reads', 'goes-away'] as const)(
  'all that waits for the end of a response is done once, in order, by one listener, where its reader %s',
  async (reader) => {
    const calls: number[] = []
    let listeners = 0
    await askOnce((response) => {
      for (let work = 0; work < 12; work += 1) afterClose(response, () => calls.push(work))
      listeners = response.listenerCount('close')
      response.flushHeaders()
      if (reader === 'reads') response.end('all')
    }, reader)
    expect(listeners).toBe(1)
    await expect.poll(() => calls).toEqual(Array.from({ length: 12 }, (_, work) => work))
  },
)

test('what is done before Next is asked leaves it all but one of the listeners that Node takes for well', async () => {
  vi.stubEnv('PUBLIC_URL', 'http://127.0.0.1')
  let listeners = 0
  const server = createServer((incoming, response) => {
    afterClose(response, () => {})
    void answer(incoming, response, routeOf(incoming, 'an id'), async () => {
      listeners = response.listenerCount('close')
      response.end('a page')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  expect(await (await fetch(`http://127.0.0.1:${port}/_next/anything`)).text()).toBe('a page')
  server.closeAllConnections()
  server.close()
  expect(listeners).toBe(1)
})
