import { describe, expect, it } from 'vitest'
import { play } from './play.ts'
import { answerInHand, beginPlaying, isBusy, type PlayerEvent, type PlayerState } from './player-state.ts'
import { someAnswer, someDebrief, someFeedback, viewOf } from './small-views.ts'

const first = viewOf('first', 'ask')
const second = viewOf('second', 'ask')
const end = viewOf('the-end', 'end')
const atFirst = beginPlaying({ view: first, held: null, debrief: null, previous: null })
const answerEvent: PlayerEvent = { type: 'answer-given', answer: someAnswer }
const settlement = (
  outcome: Extract<PlayerEvent, { type: 'answer-settled' }>['outcome'],
  keeping: 'kept' | 'not-kept' = 'kept',
): PlayerEvent => ({ type: 'answer-settled', answerId: someAnswer.answerId, outcome, keeping })
const recordedEvent = settlement({
  became: 'accepted',
  reply: { feedback: someFeedback, view: second, held: null, debrief: null },
})
const wentOn = (outcome: Extract<PlayerEvent, { type: 'going-on-settled' }>['outcome']): PlayerEvent => ({
  type: 'going-on-settled',
  outcome,
})

function playing(state: PlayerState, ...events: PlayerEvent[]): PlayerState {
  return events.reduce(play, state)
}

describe('an attempt that is opened', () => {
  it('shows the scene where it stands', () => {
    expect(atFirst).toMatchObject({ panel: 'scene', view: first, feedback: null })
    expect(isBusy(atFirst)).toBe(false)
  })
  it('shows the debrief once it has ended', () => {
    expect(beginPlaying({ view: end, held: null, debrief: someDebrief, previous: null }).panel).toBe('debrief')
  })
})

describe('an answer', () => {
  it('is on its way as soon as it is given, and no second one can be given meanwhile', () => {
    const sending = playing(atFirst, answerEvent)
    expect(answerInHand(sending)).toEqual(someAnswer)
    expect(isBusy(sending)).toBe(true)
    const other: PlayerEvent = {
      type: 'answer-given',
      answer: { ...someAnswer, answerId: 'another', choice: ['wait'] },
    }
    expect(playing(sending, other)).toBe(sending)
  })
  it('earns its feedback while the scene it was given in stays in sight', () => {
    const atFeedback = playing(atFirst, answerEvent, recordedEvent)
    expect(atFeedback).toMatchObject({ panel: 'feedback', view: first, feedback: someFeedback, notice: null })
    expect(answerInHand(atFeedback)).toBeNull()
  })
  it('leads to the next scene only when its reader goes on', () => {
    expect(playing(atFirst, answerEvent, recordedEvent, { type: 'left-feedback' })).toMatchObject({
      panel: 'scene',
      view: second,
      feedback: null,
      next: null,
    })
  })
  it('is kept when the server cannot be reached, and says whether it would outlive the page', () => {
    const unreachableState = playing(atFirst, answerEvent, { type: 'answer-unreachable', keeping: 'kept' })
    expect(unreachableState.sending).toEqual({ is: 'kept', answer: someAnswer, keeping: 'kept' })
    expect(isBusy(unreachableState)).toBe(true)
    expect(playing(unreachableState, { type: 'answer-unreachable', keeping: 'not-kept' }).sending).toMatchObject({
      keeping: 'not-kept',
    })
  })
  it('is told of when it is recorded after waiting', () => {
    const late = playing(atFirst, answerEvent, { type: 'answer-unreachable', keeping: 'kept' }, recordedEvent)
    expect(late).toMatchObject({ panel: 'feedback', notice: 'sent-at-last' })
  })
  it('found on this device from an earlier visit is on its way again', () => {
    expect(answerInHand(playing(atFirst, { type: 'answers-found', answers: [someAnswer] }))).toEqual(someAnswer)
  })
  it('found on this device does not push aside one that has been given since', () => {
    const sending = playing(atFirst, answerEvent)
    expect(playing(sending, { type: 'answers-found', answers: [{ ...someAnswer, answerId: 'older' }] })).toBe(sending)
  })
  it('that comes too late gives way to where another device went on to', () => {
    const elsewhere = playing(
      atFirst,
      answerEvent,
      settlement({ became: 'overtaken', playView: { view: second, held: null, debrief: null } }),
    )
    expect(elsewhere).toMatchObject({ panel: 'scene', view: second, notice: 'went-on-elsewhere' })
    expect(answerInHand(elsewhere)).toBeNull()
  })
  it('that comes too late leaves the scene in sight when the server does not say where the attempt stands', () => {
    const lostState = playing(atFirst, answerEvent, settlement({ became: 'overtaken', playView: null }))
    expect(lostState).toMatchObject({ view: first, notice: 'went-on-elsewhere' })
    expect(isBusy(lostState)).toBe(false)
  })
  it('is still in hand when its giver has been signed out', () => {
    const out = playing(atFirst, answerEvent, settlement({ became: 'signed-out' }))
    expect(out.sending).toEqual({ is: 'signed-out', answer: someAnswer, keeping: 'kept' })
  })
  it('is said to be kept after a sign-out only where it is, and is sent again once someone is back', () => {
    const out = playing(atFirst, answerEvent, settlement({ became: 'signed-out' }, 'not-kept'))
    expect(out.sending).toEqual({ is: 'signed-out', answer: someAnswer, keeping: 'not-kept' })
    const again = playing(out, { type: 'back-in-sight' })
    expect(again.sending).toEqual({ is: 'sending', answer: someAnswer })
    expect(playing(again, recordedEvent)).toMatchObject({ panel: 'feedback' })
  })
  it('that was refused can be given again', () => {
    const refusedState = playing(atFirst, answerEvent, settlement({ became: 'refused', code: 'malformed' }))
    expect(refusedState).toMatchObject({ panel: 'scene', notice: 'refused' })
    expect(isBusy(refusedState)).toBe(false)
    expect(playing(refusedState, answerEvent).notice).toBeNull()
  })
})

describe('going on from a scene that asks nothing', () => {
  const atPause = beginPlaying({ view: viewOf('pause', 'go-on'), held: null, debrief: null, previous: null })
  it('shows where the server leads', () => {
    const on = playing(
      atPause,
      { type: 'going-on' },
      wentOn({ became: 'accepted', reply: { view: second, held: null, debrief: null } }),
    )
    expect(on).toMatchObject({ panel: 'scene', view: second, notice: null })
  })
  it('is asked for once at a time', () => {
    const going = playing(atPause, { type: 'going-on' })
    expect(playing(going, { type: 'going-on' })).toBe(going)
  })
  it('can be tried again when there was no connection', () => {
    const failedState = playing(atPause, { type: 'going-on' }, wentOn({ became: 'unreachable' }))
    expect(failedState.sending.is).toBe('going-on-failed')
    expect(isBusy(failedState)).toBe(false)
    expect(playing(failedState, { type: 'going-on' }).sending.is).toBe('going-on')
  })
  it('takes the place that another device went on to', () => {
    const elsewhere = playing(
      atPause,
      { type: 'going-on' },
      wentOn({ became: 'overtaken', playView: { view: second, held: null, debrief: null } }),
    )
    expect(elsewhere).toMatchObject({ view: second, notice: 'went-on-elsewhere' })
  })
  it('asks for a sign-in when there is no session, and holds no answer', () => {
    const out = playing(atPause, { type: 'going-on' }, wentOn({ became: 'signed-out' }))
    expect(out.sending).toEqual({ is: 'signed-out', answer: null })
  })
  it('says so when it is refused', () => {
    const refusedState = playing(atPause, { type: 'going-on' }, wentOn({ became: 'refused', code: 'not-found' }))
    expect(refusedState).toMatchObject({ notice: 'refused', sending: { is: 'idle' } })
  })
})

describe('the end', () => {
  const toTheEnd = settlement({
    became: 'accepted',
    reply: { feedback: someFeedback, view: end, held: null, debrief: someDebrief },
  })
  const atEnd = playing(atFirst, answerEvent, toTheEnd, { type: 'left-feedback' })
  it('is a scene first, and then the debrief', () => {
    expect(atEnd).toMatchObject({ panel: 'scene', view: end, debrief: someDebrief })
    expect(playing(atEnd, { type: 'opened-debrief' }).panel).toBe('debrief')
  })
  it('shows a debrief that had to be fetched as soon as it is there', () => {
    const bare = beginPlaying({ view: end, held: null, debrief: null, previous: null })
    expect(playing(bare, { type: 'opened-debrief' })).toBe(bare)
    const fetchedState = playing(
      bare,
      { type: 'going-on' },
      wentOn({ became: 'accepted', reply: { view: end, held: null, debrief: someDebrief } }),
    )
    expect(fetchedState).toMatchObject({ panel: 'debrief', debrief: someDebrief })
  })
})

describe('events out of place', () => {
  it('change nothing', () => {
    expect(playing(atFirst, { type: 'left-feedback' })).toBe(atFirst)
    expect(playing(atFirst, { type: 'answer-unreachable', keeping: 'kept' })).toBe(atFirst)
    expect(playing(atFirst, { type: 'back-in-sight' })).toBe(atFirst)
  })
})
