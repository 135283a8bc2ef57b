import { afterEach, describe, expect, it, vi } from 'vitest'
import { sendPersistently } from './persistent-sending.ts'
import { bodies, recordedReply, says, serverThat, stopServer } from './replying-server.ts'
import { type Outcome, type RecordedView, sendAnswer, sendGoOn } from './sending.ts'
import { someAnswer } from './small-views.ts'

afterEach(stopServer)

describe('sending until the server has it', () => {
  it('sends the same answer again after each failure, and settles once', async () => {
    const address = await serverThat('hangs-up', says(503, 'busy'), says(500, 'broken'), recordedReply)
    let failures = 0
    const outcome = await new Promise<Outcome<RecordedView>>((settle) => {
      sendPersistently({
        send: (signal) => sendAnswer(address, someAnswer, signal),
        onUnreachable: () => (failures += 1),
        onSettled: settle,
        pauses: [1, 2, 3],
      })
    })
    expect(outcome.became).toBe('accepted')
    expect(failures).toBe(3)
    expect(bodies).toEqual([someAnswer, someAnswer, someAnswer, someAnswer])
  })
  it('keeps an answer that was one too many in a minute, and sends it again when the server asked for it', async () => {
    const tooMany = { ...says(429, 'too-many'), headers: { 'retry-after': '1' } }
    const address = await serverThat(tooMany, recordedReply)
    const sentAt: number[] = []
    const outcome = await new Promise<Outcome<RecordedView>>((settle) => {
      sendPersistently({
        send: (signal) => {
          sentAt.push(performance.now())
          return sendAnswer(address, someAnswer, signal)
        },
        onUnreachable: () => {},
        onSettled: settle,
        pauses: [1],
      })
    })
    expect(outcome.became).toBe('accepted')
    expect(bodies).toEqual([someAnswer, someAnswer])
    expect((sentAt[1] ?? 0) - (sentAt[0] ?? 0)).toBeGreaterThanOrEqual(990)
  })
  it('does not wait for its pause when the network is back', async () => {
    const address = await serverThat(says(503, 'busy'), recordedReply)
    const outcome = await new Promise<Outcome<RecordedView>>((settle) => {
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
      const outcomes: Outcome<RecordedView>[] = [
        { became: 'unreachable', againAfterMs: 9000 },
        { became: 'signed-out' },
      ]
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
    expect(bodies).toHaveLength(2)
  })
})
