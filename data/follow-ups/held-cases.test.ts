import { describe, expect, test } from 'vitest'
import { someChoice } from '#domain/scenario/some-choice.testing.ts'
import { findFollowUp } from './find-follow-up.ts'
import { recordFollowUpAnswer } from './record-follow-up-answer.ts'
import { answers, clinician, later, rows, setUpTrainedClinician, startFollowUp } from './trained-clinician.testing.ts'

setUpTrainedClinician()

/** What the page of a follow-up under way holds: the case that is asked and those after it, in order. */
async function pageOf(followUpId: string) {
  const page = await findFollowUp(clinician, followUpId, { now: later(8) })
  if (page?.progress !== 'under-way') throw new Error('It is not under way')
  const { view, held } = page.player
  return { views: [view, ...held], page }
}

type View = Awaited<ReturnType<typeof pageOf>>['views'][number]

function answerTo({ scene, then }: View, place: number) {
  if (then.do !== 'ask') throw new Error('It asks nothing')
  const answerId = `00000000-0000-4000-8000-00000000000${place}`
  const { itemId } = then.question
  const choice = someChoice(then.question, 0)
  return { answerId, sceneId: scene.id, itemId, choice, confidence: 'sure' as const, elapsedMs: 9000 }
}

const send = (followUpId: string, submission: ReturnType<typeof answerTo>, goesOn: 'by-evidence' | 'with-held') =>
  recordFollowUpAnswer(clinician, { followUpId, submission, now: later(9), goesOn })

describe('a follow-up that is answered without a network', () => {
  test('is on the page to its end, each case as it will stand, and no key with them', async () => {
    const { views } = await pageOf(await startFollowUp())
    expect(views.length).toBeGreaterThanOrEqual(2)
    expect(new Set(views.map(({ scene }) => scene.id)).size).toBe(views.length)
    expect(views.map(({ position }) => position.scene)).toEqual(views.map((_, place) => place + 1))
    expect(JSON.stringify(views)).not.toMatch(/"(correct|why|misconceptions?|principle|exposes)"/)
  })

  test('ends with the cases that the page held, each recorded once however often it is sent', async () => {
    const followUpId = await startFollowUp()
    const { views } = await pageOf(followUpId)
    for (const [place, view] of views.entries()) {
      const submission = answerTo(view, place)
      for (const outcome of [
        await send(followUpId, submission, 'with-held'),
        await send(followUpId, submission, 'with-held'),
      ])
        expect(outcome).toMatchObject({ ok: true, feedback: { itemId: view.scene.id } })
    }
    expect((await answers()).map(({ itemId }) => itemId).sort()).toEqual(views.map(({ scene }) => scene.id).sort())
    expect(await findFollowUp(clinician, followUpId, { now: later(9) })).toMatchObject({ progress: 'ended' })
  })

  test('loses nothing when the server took the first answer and its reply was lost', async () => {
    const followUpId = await startFollowUp()
    const { views } = await pageOf(followUpId)
    const [first, ...others] = views
    if (first === undefined) throw new Error('It asks nothing')
    await send(followUpId, answerTo(first, 0), 'by-evidence')
    expect(await send(followUpId, answerTo(first, 0), 'with-held')).toMatchObject({ ok: true })
    for (const [place, view] of others.entries())
      expect(await send(followUpId, answerTo(view, place + 1), 'with-held')).toMatchObject({ ok: true })
    expect(await answers()).toHaveLength(views.length)
    expect((await rows()).find(({ id }) => id === followUpId)?.endedAt).not.toBeNull()
  })

  test('takes the held cases in their order and no other', async () => {
    const followUpId = await startFollowUp()
    const { views } = await pageOf(followUpId)
    const last = views.at(-1)
    if (last === undefined) throw new Error('It asks nothing')
    expect(await send(followUpId, answerTo(last, 1), 'with-held')).toMatchObject({ ok: false, problem: 'not-current' })
    expect(await answers()).toEqual([])
  })
})
