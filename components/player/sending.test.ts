import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sendPersistently } from './persistent-sending.ts'
import { type Outcome, type Recorded, sendAnswer, sendGoOn } from './sending.ts'
import { someAnswer, someDebrief, someFeedback, viewOf } from './small-views.ts'

type Reply = { status: number; body: string; headers?: Record<string, string> } | 'hangs-up'

let server: Server | undefined
const received: unknown[] = []

/** A real server that gives these replies, one a request, the last one for good. */
async function serverThat(...replies: Reply[]): Promise<string> {
  received.length = 0
  const started = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push(JSON.parse(Buffer.concat(chunks).toString()))
      const reply = replies[Math.min(received.length, replies.length) - 1]
      if (reply === undefined || reply === 'hangs-up') return request.socket.destroy()
      response.writeHead(reply.status, reply.headers).end(reply.body)
    })
  })
  server = started
  await new Promise<void>((listening) => started.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/`
}

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

const recorded = {
  status: 200,
  body: JSON.stringify({ feedback: someFeedback, view: viewOf('second', 'ask'), debrief: null }),
}
const says = (status: number, code: string, more: object = {}): Reply => ({
  status,
  body: JSON.stringify({ error: { code, message: code }, ...more }),
})

describe('sending an answer', () => {
  it('brings back feedback and the next scene, and sends the answer as it was given', async () => {
    const outcome = await sendAnswer(await serverThat(recorded), someAnswer)
    expect(outcome).toEqual({
      became: 'accepted',
      got: { feedback: someFeedback, view: viewOf('second', 'ask'), held: null, debrief: null },
    })
    expect(received).toEqual([someAnswer])
  })
  it.each([500, 502, 503, 504, 408, 429])('may be repeated after %i', async (status) => {
    expect(await sendAnswer(await serverThat(says(status, 'trouble')), someAnswer)).toEqual({ became: 'unreachable' })
  })
  it('may be repeated after a broken connection', async () => {
    expect(await sendAnswer(await serverThat('hangs-up'), someAnswer)).toEqual({ became: 'unreachable' })
  })
  it.each([
    ['7', { againAfterMs: 7000 }],
    ['3600', { againAfterMs: 60_000 }],
    ['Wed, 21 Oct 2026 07:28:00 GMT', {}],
  ])('may be repeated once the server wants it, after 503 with %s', async (retryAfter, wait) => {
    const busy = { status: 503, body: 'a page', headers: { 'retry-after': retryAfter } }
    expect(await sendAnswer(await serverThat(busy), someAnswer)).toEqual({ became: 'unreachable', ...wait })
  })
  it('takes no page of the network’s own for a reply, whatever its status', async () => {
    const portal = { status: 200, body: '<!doctype html><title>Guest Wi-Fi</title>' }
    expect(await sendAnswer(await serverThat(portal), someAnswer)).toEqual({ became: 'unreachable' })
    const refusing = { status: 403, body: '<h1>Blocked</h1>' }
    expect(await sendAnswer(await serverThat(refusing), someAnswer)).toEqual({ became: 'unreachable' })
    expect(await sendAnswer(await serverThat({ status: 200, body: '{"ok":true}' }), someAnswer)).toEqual({
      became: 'unreachable',
    })
  })
  it('asks for a sign-in after 401', async () => {
    expect(await sendAnswer(await serverThat(says(401, 'signed-out')), someAnswer)).toEqual({ became: 'signed-out' })
  })
  it('takes the server’s place after 409', async () => {
    const view = viewOf('third', 'go-on')
    expect(await sendAnswer(await serverThat(says(409, 'not-current', { view })), someAnswer)).toEqual({
      became: 'overtaken',
      playView: { view, held: null, debrief: null },
    })
  })
  it('is not repeated after a refusal', async () => {
    expect(await sendAnswer(await serverThat(says(400, 'malformed')), someAnswer)).toEqual({
      became: 'refused',
      code: 'malformed',
    })
  })
})

describe('in the oldest browsers served', () => {
  const newer = ['any', 'timeout'] as const
  const had = newer.map((name) => Object.getOwnPropertyDescriptor(AbortSignal, name))
  afterEach(() => {
    for (const [place, name] of newer.entries()) Object.defineProperty(AbortSignal, name, had[place] ?? {})
  })
  it('an answer is sent, and stops when its page does', async () => {
    for (const name of newer) Object.defineProperty(AbortSignal, name, { value: undefined, configurable: true })
    expect((await sendAnswer(await serverThat(recorded), someAnswer, new AbortController().signal)).became).toBe(
      'accepted',
    )
    const stopped = new AbortController()
    stopped.abort()
    expect(await sendAnswer(await serverThat(recorded), someAnswer, stopped.signal)).toEqual({ became: 'unreachable' })
    expect(received).toEqual([])
  })
})

describe('going on', () => {
  it('brings back where the attempt stands, with the debrief once it has ended', async () => {
    const body = JSON.stringify({ view: viewOf('the-end', 'end'), debrief: someDebrief })
    expect(await sendGoOn(await serverThat({ status: 200, body }), 'first')).toEqual({
      became: 'accepted',
      got: { view: viewOf('the-end', 'end'), held: null, debrief: someDebrief },
    })
    expect(received).toEqual([{ sceneId: 'first' }])
  })
})

describe('sending until the server has it', () => {
  it('sends the same answer again after each failure, and settles once', async () => {
    const address = await serverThat('hangs-up', says(503, 'busy'), says(500, 'broken'), recorded)
    let failures = 0
    const outcome = await new Promise<Outcome<Recorded>>((settle) => {
      sendPersistently({
        send: (signal) => sendAnswer(address, someAnswer, signal),
        onUnreachable: () => (failures += 1),
        onSettled: settle,
        pauses: [1, 2, 3],
      })
    })
    expect(outcome.became).toBe('accepted')
    expect(failures).toBe(3)
    expect(received).toEqual([someAnswer, someAnswer, someAnswer, someAnswer])
  })
  it('does not wait for its pause when the network is back', async () => {
    const address = await serverThat(says(503, 'busy'), recorded)
    const outcome = await new Promise<Outcome<Recorded>>((settle) => {
      const sending = sendPersistently({
        send: (signal) => sendAnswer(address, someAnswer, signal),
        onUnreachable: () => sending.tryNow(),
        onSettled: settle,
        pauses: [3_600_000],
      })
    })
    expect(outcome.became).toBe('accepted')
  })
  it('waits as long as the server asks, where that is longer than its pause', async () => {
    vi.useFakeTimers()
    try {
      const outcomes: Outcome<Recorded>[] = [{ became: 'unreachable', againAfterMs: 9000 }, { became: 'signed-out' }]
      let sent = 0
      const settled = vi.fn()
      sendPersistently({
        send: async () => outcomes[sent++] ?? { became: 'unreachable' },
        onUnreachable: () => {},
        onSettled: settled,
        pauses: [1000],
      })
      await vi.advanceTimersByTimeAsync(8999)
      expect([sent, settled.mock.calls]).toEqual([1, []])
      await vi.advanceTimersByTimeAsync(1)
      expect([sent, settled.mock.calls]).toEqual([2, [[{ became: 'signed-out' }]]])
    } finally {
      vi.useRealTimers()
    }
  })
  it('sends nothing more once it is stopped', async () => {
    const address = await serverThat(says(503, 'busy'))
    await new Promise<void>((failed) => {
      const sending = sendPersistently({
        send: (signal) => sendAnswer(address, someAnswer, signal),
        onUnreachable: () => {
          sending.stop()
          sending.tryNow()
          failed()
        },
        onSettled: () => expect.unreachable(),
        pauses: [0],
      })
    })
    await sendGoOn(address, 'a later request of someone else')
    expect(received).toHaveLength(2)
  })
})
