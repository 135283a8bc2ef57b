import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

async function visibleAddress(trustedProxies: number, forwardedFor: string | undefined): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer((incoming, response) => {
      resolve(clientAddress(incoming, { trustedProxies }))
      response.end()
      server.close()
    })
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }
      request({ port, host: '127.0.0.1', headers }, (response) => response.resume()).end()
    })
  })
}

test.for([
  ['without proxies, what a client writes there counts for nothing', 0, '203.0.113.9', '127.0.0.1'],
  ['behind one proxy, the address that it added', 1, '203.0.113.9', '203.0.113.9'],
  ['behind one proxy, not what the client wrote further left', 1, '198.51.100.1, 203.0.113.9', '203.0.113.9'],
  ['behind two proxies, the address that the outer one added', 2, '203.0.113.9, 10.0.0.2', '203.0.113.9'],
  ['where a proxy is missing, the connection itself', 1, undefined, '127.0.0.1'],
] as const)('%s', async ([, trustedProxies, forwardedFor, address]) => {
  expect(await visibleAddress(trustedProxies, forwardedFor)).toBe(address)
})
