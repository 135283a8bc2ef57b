import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { guardedFetch } from './guarded-fetch.ts'

test('an answer that is too large is refused, also where it comes in one piece with its end', async () => {
  const server = createServer((_request, response) => response.end('x'.repeat(2000)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const trusting = { privateHosts: ['127.0.0.1'], listedHosts: null, proxy: null }
  await expect(guardedFetch(address, {}, { ...trusting, mostBytes: 1000 })).rejects.toMatchObject({
    problem: 'too-large',
  })
  const whole = await guardedFetch(address, {}, { ...trusting, mostBytes: 2000 })
  expect(await whole.text()).toHaveLength(2000)
  server.closeAllConnections()
  server.close()
})
