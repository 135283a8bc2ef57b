import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { configurationFor } from './configuration.ts'
import { startProvider, type TestProvider } from './provider.testing.ts'

let provider: TestProvider

beforeAll(async () => {
  vi.stubEnv('SIGN_ON_PRIVATE_HOSTS', 'localhost')
  provider = await startProvider(['http://localhost/back'])
})

afterAll(() => provider.stop())

test('a provider is asked again what it can do after ten minutes, however often people sign in meanwhile', async () => {
  let requestCount = 0
  provider.intercept = () => {
    requestCount += 1
    return false
  }
  const start = performance.now()
  for (const minutes of [0, 6, 9, 12, 18]) {
    vi.spyOn(performance, 'now').mockReturnValue(start + minutes * 60_000)
    await configurationFor(provider)
    vi.restoreAllMocks()
    // It reads the time once a millisecond.
    const read = performance.now()
    await vi.waitUntil(() => performance.now() > read + 5)
  }
  expect(requestCount).toBe(2)
})

test('a provider that names another issuer than the one that was entered is not believed', async () => {
  const { issuer } = provider
  provider.intercept = (request, response) => {
    if (request.url?.startsWith('/.well-known/') !== true) return false
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ issuer: `${issuer}/another`, authorization_endpoint: `${issuer}/auth` }))
    return true
  }
  const client = { issuer, clientId: 'another', clientSecret: 'secret' }
  await expect(configurationFor(client)).rejects.toThrow(/issuer/)
  provider.intercept = null
})
