import { describe, expect, it } from 'vitest'
import type { LearnerView } from '#domain/scenario/learner-view.ts'
import { play } from './play.ts'
import { beginPlaying, isBusy, type PlayerEvent, type PlayerState } from './player-state.ts'
import { someAnswer, someFeedback, viewOf } from './small-views.ts'
import type { UnsentAnswer } from './unsent-answer.ts'

/** A follow-up of three cases, of which the page holds the second and the third. */
const caseAt = (scene: number): LearnerView => ({
  ...viewOf(`case-${scene}`, 'ask'),
  position: { scene, about: 3, minutesLeft: 1 },
})
const [one, two, three] = [caseAt(1), caseAt(2), caseAt(3)]
const atFirst = beginPlaying({ view: one, held: [two, three], debrief: null, previous: null })
const answerTo = (view: LearnerView): UnsentAnswer => ({
  ...someAnswer,
  answerId: `answer to ${view.scene.id}`,
  sceneId: view.scene.id,
})
const give = (view: LearnerView): PlayerEvent => ({ type: 'answer-given', answer: answerTo(view) })
const unreachable: PlayerEvent = { type: 'answer-unreachable', keeping: 'kept' }
const goOn: PlayerEvent = { type: 'went-on-with-held' }
const acceptance = (view: LearnerView, next: LearnerView, heldViews: readonly LearnerView[] = []): PlayerEvent => ({
  type: 'answer-settled',
  answerId: answerTo(view).answerId,
  keeping: 'kept',
  outcome: { became: 'accepted', reply: { feedback: someFeedback, view: next, held: heldViews, debrief: null } },
})

function playing(state: PlayerState, ...events: PlayerEvent[]): PlayerState {
  return events.reduce(play, state)
}
const scenes = (answers: readonly UnsentAnswer[]) => answers.map(({ sceneId, next }) => `${sceneId} ${next}`)

describe('a follow-up without a network', () => {
  const atSecond = playing(atFirst, give(one), unreachable, goOn)

  it('goes on with the next case that the page holds, and the answer waits', () => {
    expect(atSecond).toMatchObject({ panel: 'scene', view: two, held: [three], feedback: null })
    expect(scenes(atSecond.givenAnswers)).toEqual(['case-1 held'])
    expect(isBusy(atSecond)).toBe(false)
  })

  it('asks no more whether to go on, and ends when all cases are answered', () => {
    const all = playing(atSecond, give(two), give(three))
    expect(all.panel).toBe('all-given')
    expect(scenes(all.givenAnswers)).toEqual(['case-1 held', 'case-2 held', 'case-3 held'])
  })

  it('leads to its end once the server has all of them, in order', () => {
    const end = viewOf('end', 'end')
    const stateAfterSending = playing(
      atSecond,
      give(two),
      give(three),
      acceptance(one, two),
      acceptance(two, three),
      acceptance(three, end),
    )
    expect(stateAfterSending).toMatchObject({ panel: 'scene', view: end, givenAnswers: [], notice: 'all-sent' })
  })

  it('leaves the case in sight as it is when the network comes back in its middle', () => {
    const back = playing(atSecond, acceptance(one, { ...two }, [three]))
    expect(back).toMatchObject({
      panel: 'scene',
      held: [three],
      givenAnswers: [],
      notice: 'sent-at-last',
      previous: someFeedback,
    })
    expect(back.view).toBe(two)
    expect(playing(back, give(two)).sending).toMatchObject({ is: 'sending' })
  })

  it('goes to where the server is when it had chosen another case meanwhile', () => {
    const other = caseAt(2)
    const elsewhere = { ...other, scene: { ...other.scene, id: 'case-x' } }
    expect(playing(atSecond, acceptance(one, elsewhere)).view).toBe(elsewhere)
  })

  it('gives up what waits when another device went on', () => {
    const overtaken = playing(atSecond, {
      type: 'answer-settled',
      answerId: answerTo(one).answerId,
      keeping: 'kept',
      outcome: { became: 'overtaken', playView: { view: three, held: [], debrief: null } },
    })
    expect(overtaken).toMatchObject({ view: three, givenAnswers: [], notice: 'went-on-elsewhere' })
  })

  it('goes on at the first case without an answer when the page is loaded again', () => {
    const answers = atSecond.givenAnswers
    expect(playing(atFirst, { type: 'answers-found', answers })).toMatchObject({
      view: two,
      held: [three],
      givenAnswers: answers,
    })
    const all = [one, two, three].map((view) => ({ ...answerTo(view), next: 'held' as const }))
    expect(playing(atFirst, { type: 'answers-found', answers: all }).panel).toBe('all-given')
  })
})

describe('a story without a network', () => {
  it('waits for its verdict: there is nothing to go on with', () => {
    const story = playing(
      beginPlaying({ view: one, held: null, debrief: null, previous: null }),
      give(one),
      unreachable,
    )
    expect(playing(story, goOn)).toBe(story)
  })
  it('begins where this device was, when the page that it kept is older', () => {
    const story = beginPlaying({ view: one, held: null, debrief: null, previous: null })
    const place = { view: two, held: null, debrief: null, previous: someFeedback }
    expect(playing(story, { type: 'place-found', place })).toMatchObject({ view: two, previous: someFeedback })
    expect(playing(beginPlaying(place), { type: 'place-found', place: { ...place, view: one } }).view).toBe(two)
  })
})
