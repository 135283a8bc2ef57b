import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server as HttpServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, connect, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { ConfigurationError, checkEnvironment } from '#platform/env.ts'
import { keyFilesIn, writeNewKey } from '#platform/testing/certificate.ts'
import { type Guard, GuardedFetchError, guardedFetch } from './guarded-fetch.ts'
import { outboundGuard } from './outbound-guard.ts'

/** A network that lets nobody out but through its proxy, which alone looks names up. */

const provider = 'login.provider.example'
const usual = getCACertificates('default')
const servers: Server[] = []
let folder: string
let providerPort: number

/** What the proxy was asked for, and as whom. */
let tunnels: { to: string | undefined; as: string | undefined }[] = []
let answers: 'passes' | 'refuses' | 'silent' = 'passes'
let proxy: string

async function listen(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function makeProxy(): HttpServer {
  return createServer((_request, response) => response.writeHead(405).end()).on('connect', (request, socket) => {
    tunnels.push({ to: request.url, as: request.headers['proxy-authorization'] })
    socket.on('error', () => {})
    if (answers === 'silent') return
    if (answers === 'refuses') return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    const onward = connect(providerPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
  })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'curtain-proxy-'))
  const files = keyFilesIn(folder)
  setDefaultCACertificates([...usual, await writeNewKey(files, provider)])
  const [cert, key] = await Promise.all([readFile(files.certificate), readFile(files.key)])
  providerPort = await listen(
    createSecureServer({ cert, key }, (request, response) => response.end(`${request.method} ${request.url}`)),
  )
  proxy = `http://curtain:p%40ss@127.0.0.1:${await listen(makeProxy())}`
})
afterEach(() => {
  vi.unstubAllEnvs()
  tunnels = []
  answers = 'passes'
})
afterAll(async () => {
  setDefaultCACertificates(usual)
  for (const server of servers) server.close()
  await rm(folder, { recursive: true })
})

const guard = (changes: Partial<Guard> = {}): Guard => ({
  privateHosts: [],
  listedHosts: ['.provider.example'],
  proxy,
  timeoutMs: 1000,
  ...changes,
})

async function outcomeOf(address: string, changes?: Partial<Guard>): Promise<string> {
  try {
    return await (await guardedFetch(address, {}, guard(changes))).text()
  } catch (error) {
    return error instanceof GuardedFetchError ? error.problem : String(error)
  }
}

describe('through a proxy', () => {
  test('a host is asked that nobody here can look up, and whose certificate is its own', async () => {
    expect(await outcomeOf(`https://${provider}/keys`)).toBe('GET /keys')
    expect(tunnels).toEqual([{ to: `${provider}:443`, as: `Basic ${Buffer.from('curtain:p@ss').toString('base64')}` }])
    // What answers there is another one.
    expect(await outcomeOf('https://other.provider.example/')).toBe('unreachable')
  })

  test('nothing is asked but what is on the list, and no address that is not public', async () => {
    expect(await outcomeOf('https://evil.example/')).toBe('not-listed')
    expect(await outcomeOf('https://10.0.0.1/', { listedHosts: ['10.0.0.1'] })).toBe('not-public')
    expect(await outcomeOf(`http://${provider}/`)).toBe('not-https')
    expect(tunnels).toEqual([])
  })

  test('what may be in a private network is asked directly', async () => {
    const port = await listen(createServer((_request, response) => response.end('inside')))
    expect(await outcomeOf(`http://localhost:${port}/`, { privateHosts: ['localhost'] })).toBe('inside')
    expect(tunnels).toEqual([])
  })

  test('a proxy that refuses, says nothing or is not there is told as that', async () => {
    answers = 'refuses'
    expect(await outcomeOf(`https://${provider}/`)).toBe('unreachable')
    answers = 'silent'
    expect(await outcomeOf(`https://${provider}/`)).toBe('too-slow')
    expect(await outcomeOf(`https://${provider}/`, { proxy: 'http://127.0.0.1:1' })).toBe('unreachable')
  })
})

describe('the setting', () => {
  test('needs the list of hosts', () => {
    vi.stubEnv('OUTBOUND_PROXY', proxy)
    expect(checkEnvironment).toThrow(
      new ConfigurationError('OUTBOUND_PROXY needs OUTBOUND_HOSTS: what a name leads to is not seen behind a proxy.'),
    )
    expect(outboundGuard('WEBHOOK')).toEqual({ privateHosts: [], listedHosts: [], proxy })
    vi.stubEnv('OUTBOUND_HOSTS', provider)
    checkEnvironment()
    expect(outboundGuard('WEBHOOK')).toEqual({ privateHosts: [], listedHosts: [provider], proxy })
  })

  test('that is none is refused without its password', () => {
    vi.stubEnv('OUTBOUND_PROXY', 'socks5://curtain:p4ss@127.0.0.1:1080')
    expect(checkEnvironment).toThrow(
      /^OUTBOUND_PROXY must be an address such as http:\/\/proxy\.hospital\.example:3128/,
    )
    expect(checkEnvironment).not.toThrow('p4ss')
  })
})
