import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createRawServer, type Server as RawServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type Guard, GuardedFetchError, guardedFetch, judgeAddress } from './guarded-fetch.ts'

const servers: (Server | RawServer)[] = []

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => {
      if ('closeAllConnections' in server) server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    }),
  )
})

/** Listens on loopback, on both of its addresses, and says at which port. */
async function listen(server: Server | RawServer): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, () => resolve()))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('It listens at no port')
  return address.port
}

/** A server that counts who reaches it. */
async function serve(answer: RequestListener): Promise<{ port: number; seen: string[] }> {
  const requests: string[] = []
  const port = await listen(
    createServer((request, response) => {
      requests.push(request.url ?? '')
      answer(request, response)
    }),
  )
  return { port, seen: requests }
}

/** A server that writes what no server of Node's would. */
function serveRaw(text: string): Promise<number> {
  return listen(createRawServer((socket) => socket.on('error', () => {}).once('data', () => socket.end(text))))
}

const strangers = { privateHosts: [], listedHosts: null, proxy: null }
const trustedGuard: Guard = { privateHosts: ['localhost', '127.0.0.1', '::1'], listedHosts: null, proxy: null }

async function problemOf(address: string, guard: Guard = trustedGuard): Promise<string> {
  try {
    return `answered ${(await guardedFetch(address, {}, guard)).status}`
  } catch (error) {
    return error instanceof GuardedFetchError ? error.problem : String(error)
  }
}

describe('what only this server reaches', () => {
  test.each([
    'https://127.0.0.1',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:7f00:1]',
    'https://[::]',
    'https://0.0.0.0',
    'https://2130706433',
    'https://0x7f000001',
    'https://0x7f.1',
    'https://0177.0.0.1',
    'https://127.1',
    'https://127.0.0.1.',
    'https://１２７.0.0.1',
    'https://169.254.169.254',
    'https://[fe80::1]',
    'https://[64:ff9b::7f00:1]',
    'https://localhost',
    'https://LOCALHOST',
  ])('is not asked: %s', async (host) => {
    let connections = 0
    const port = await listen(createRawServer((socket) => socket.destroy()).on('connection', () => (connections += 1)))
    expect(await problemOf(`${host}:${port}/`, strangers)).toBe('not-public')
    expect(connections).toBe(0)
  })

  test('is asked where the host is one that may be private, and the same host under another name is not', async () => {
    const { port, seen } = await serve((_request, response) => response.end('here'))
    expect(await problemOf(`http://localhost:${port}/a`)).toBe('answered 200')
    expect(await problemOf(`http://[::1]:${port}/b`)).toBe('answered 200')
    const namedGuard = { ...strangers, privateHosts: ['localhost'] }
    expect(await problemOf(`https://127.0.0.1:${port}/`, namedGuard)).toBe('not-public')
    expect(await problemOf(`https://[::1]:${port}/`, namedGuard)).toBe('not-public')
    expect(seen).toEqual(['/a', '/b'])
  })
})

describe('an address in the clear', () => {
  test.each(['http://localhost', 'http://8.8.8.8', 'http://example.org', 'ftp://example.org', 'file:///etc/hosts'])(
    'is not asked: %s',
    async (address) => {
      expect(await problemOf(address, strangers)).toBe('not-https')
    },
  )

  test('is asked at loopback alone, whatever may be private', async () => {
    expect(await problemOf('http://10.0.0.1/', { ...strangers, privateHosts: ['10.0.0.1'] })).toBe('not-https')
    expect(await problemOf('http://login.internal/', { ...strangers, privateHosts: ['login.internal'] })).toBe(
      'not-https',
    )
  })
})

describe('an answer', () => {
  test('comes with its status, headers and body, for what was sent', async () => {
    const { port } = await serve(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      response.writeHead(400, { 'content-type': 'application/json', 'www-authenticate': ['Basic', 'Bearer'] })
      response.end(JSON.stringify([request.method, request.headers['x-asked'], String(Buffer.concat(chunks))]))
    })
    const init = { method: 'POST', headers: { 'x-asked': 'yes' }, body: new URLSearchParams({ code: 'é' }) }
    const response = await guardedFetch(`http://localhost:${port}/`, init, trustedGuard)
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([400, 'Basic, Bearer'])
    expect(await response.json()).toEqual(['POST', 'yes', 'code=%C3%A9'])
  })

  test.each([301, 302, 303, 307, 308])('that leads elsewhere is not followed: %i', async (status) => {
    const target = await serve((_request, response) => response.end('secret'))
    const { port } = await serve((_request, response) =>
      response.writeHead(status, { location: `http://127.0.0.1:${target.port}/latest/meta-data` }).end(),
    )
    expect(await problemOf(`http://localhost:${port}/`)).toBe('redirected')
    expect(target.seen).toEqual([])
  })

  test('that is too large is not read to its end, whether it says so or not', async () => {
    const { port } = await serve((_request, response) => {
      const write = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384)));
      }
      response.on('drain', write)
      write()
    })
    expect(await problemOf(`http://localhost:${port}/`, { ...trustedGuard, mostBytes: 100_000 })).toBe('too-large')
  })

  test('that does not come, or never ends, is not waited for', async () => {
    const silent = await serve(() => {})
    const trickling = await serve((_request, response) => {
      response.write('{')
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
    })
    const impatient = { ...trustedGuard, timeoutMs: 300 }
    expect(await problemOf(`http://localhost:${silent.port}/`, impatient)).toBe('too-slow')
    expect(await problemOf(`http://localhost:${trickling.port}/`, impatient)).toBe('too-slow')
  })

  test('that is cut short, or from nobody, is none', async () => {
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('half')
      setImmediate(() => response.destroy())
    })
    expect(await problemOf(`http://localhost:${port}/`)).toBe('unreachable')
    const closedServer = createServer()
    const nobody = await listen(closedServer)
    await new Promise((resolve) => closedServer.close(resolve))
    servers.pop()
    expect(await problemOf(`http://localhost:${nobody}/`)).toBe('unreachable')
  })

  test.each([
    ['a status that is none', 'HTTP/1.1 999 What\r\ncontent-length: 0\r\n\r\n'],
    ['a status below all', 'HTTP/1.1 099 What\r\ncontent-length: 0\r\n\r\n'],
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['nothing', ''],
  ])('of %s harms nobody', async (_what, text) => {
    expect(await problemOf(`http://localhost:${await serveRaw(text)}/`)).toBe('unreachable')
  })
})

describe('where the operator lists what may be asked', () => {
  const listedGuard = { ...strangers, listedHosts: ['login.one.example', '.two.example'] }
  const refusalOf = (address: string, guard: Guard = listedGuard) => judgeAddress(new URL(address), guard).refused

  test('what is on the list is asked, with what is below a name that begins with a dot, and nothing else', async () => {
    for (const host of ['login.one.example', 'LOGIN.one.example:8443', 'a.two.example', 'b.a.two.example'])
      expect(refusalOf(`https://${host}/path`), host).toBeNull()
    const others = [
      'one.example',
      'a.login.one.example',
      'two.example',
      'evil-two.example',
      'a.two.example.evil.example',
    ]
    for (const host of others) expect(refusalOf(`https://${host}`), host).toBe('not-listed')
    expect(refusalOf('https://login.one.example@evil.example')).toBe('not-listed')
    expect(await problemOf('https://three.example', listedGuard)).toBe('not-listed')
    // What is not public is told as that, and private hosts are a list of their own.
    expect(refusalOf('https://10.0.0.1')).toBe('not-public')
    expect(refusalOf('https://10.0.0.1', { ...listedGuard, privateHosts: ['10.0.0.1'] })).toBeNull()
  })
})
