import { afterEach, describe, expect, it } from 'vitest'
import { bodies, recordedReply, says, serverThat, stopServer } from './replying-server.ts'
import { sendAnswer, sendGoOn } from './sending.ts'
import { someAnswer, someDebrief, someFeedback, viewOf } from './small-views.ts'

afterEach(stopServer)

describe('sending an answer', () => {
  it('brings back feedback and the next scene, and sends the answer as it was given', async () => {
    const outcome = await sendAnswer(await serverThat(recordedReply), someAnswer)
    expect(outcome).toEqual({
      became: 'accepted',
      reply: { feedback: someFeedback, view: viewOf('second', 'ask'), held: null, debrief: null },
    })
    expect(bodies).toEqual([someAnswer])
  })
  it.each([500, 502, 503, 504, 408, 429])('may be repeated after %i', async (status) => {
    expect(await sendAnswer(await serverThat(says(status, 'trouble')), someAnswer)).toEqual({ became: 'unreachable' })
  })
  it('may be repeated after a broken connection', async () => {
    expect(await sendAnswer(await serverThat('hangs-up'), someAnswer)).toEqual({ became: 'unreachable' })
  })
  it.each([
    [503, '7', { againAfterMs: 7000 }],
    [503, '3600', { againAfterMs: 60_000 }],
    [503, 'Wed, 21 Oct 2026 07:28:00 GMT', {}],
    [429, '42', { againAfterMs: 42_000 }],
  ])('may be repeated once the server wants it, after %i with %s', async (status, retryAfter, wait) => {
    const busy = { status, body: 'a page', headers: { 'retry-after': retryAfter } }
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
    expect((await sendAnswer(await serverThat(recordedReply), someAnswer, new AbortController().signal)).became).toBe(
      'accepted',
    )
    const stopped = new AbortController()
    stopped.abort()
    expect(await sendAnswer(await serverThat(recordedReply), someAnswer, stopped.signal)).toEqual({
      became: 'unreachable',
    })
    expect(bodies).toEqual([])
  })
})

describe('going on', () => {
  it('brings back where the attempt stands, with the debrief once it has ended', async () => {
    const body = JSON.stringify({ view: viewOf('the-end', 'end'), debrief: someDebrief })
    expect(await sendGoOn(await serverThat({ status: 200, body }), 'first')).toEqual({
      became: 'accepted',
      reply: { view: viewOf('the-end', 'end'), held: null, debrief: someDebrief },
    })
    expect(bodies).toEqual([{ sceneId: 'first' }])
  })
})
