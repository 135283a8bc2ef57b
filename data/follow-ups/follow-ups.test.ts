import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ownUnderstanding } from '#data/reports/own-report.ts'
import { LONGEST_SECONDS } from '#domain/follow-ups/reading-time.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { beginFollowUp } from './begin-follow-up.ts'
import { findFollowUp } from './find-follow-up.ts'
import { ownFollowUps } from './own-follow-ups.ts'
import { recordFollowUpAnswer } from './record-follow-up-answer.ts'
import {
  answers,
  answerTo,
  clinician,
  finish,
  itemAskedIn,
  later,
  meetEveryCase,
  organisation,
  owner,
  rows,
  schedule,
  setUpTrainedClinician,
  startFollowUp,
} from './trained-clinician.testing.ts'

setUpTrainedClinician()

describe('a follow-up', () => {
  test('asks cases that the person has never met, about what the module taught, and shows no key', async () => {
    const answersSoFar = await owner.answer.findMany({
      where: { personId: clinician.personId },
      select: { itemId: true },
    })
    const followUpId = await startFollowUp()
    const page = await findFollowUp(clinician, followUpId, { now: later(8) })
    const view = page?.progress === 'under-way' ? page.player.view : null
    if (view?.then.do !== 'ask') throw new Error('It asks nothing')
    expect(answersSoFar.map(({ itemId }) => itemId)).not.toContain(view.then.question.itemId)
    expect(['approved-tools', 'right-patient']).toContain((await itemAskedIn(followUpId)).practice)
    expect(JSON.stringify(view)).not.toMatch(/correct|why|misconception|principle/)
  })

  test('ends within three minutes, and says what was right, what changed and when the next one comes', async () => {
    const followUpId = await startFollowUp()
    const items = await finish(followUpId)
    expect(items.length).toBeGreaterThanOrEqual(2)
    const row = await owner.followUp.findFirstOrThrow({ where: { id: followUpId } })
    const { answered } = row.state as { answered: { seconds: number }[] }
    expect(answered.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(LONGEST_SECONDS)
    const page = await findFollowUp(clinician, followUpId, { now: later(8) })
    if (page?.progress !== 'ended') throw new Error('It has not ended')
    expect(page.end.answers.map(({ feedback }) => [feedback.itemId, feedback.correct])).toEqual(
      items.map(({ id }) => [id, true]),
    )
    expect(page.end.changes.length).toBeGreaterThan(0)
    expect(page.end.nextOn).toEqual(new Date('2026-07-02T00:00:00Z'))
    expect((await ownFollowUps(clinician, { now: later(8) })).open).toBeNull()
  })

  test('turns what was shown on the day into what is understood', async () => {
    await finish(await startFollowUp())
    const before = await ownUnderstanding(clinician, { now: later(0) })
    const after = await ownUnderstanding(clinician, { now: later(8) })
    const status = (report: typeof before, practice: string) =>
      report.cells.find((cell) => cell.practice === practice)?.status
    const rightLater = after.cells.filter(({ rightOnLaterDayAt }) => rightOnLaterDayAt !== null)
    expect(rightLater.length).toBeGreaterThan(0)
    for (const { practice } of rightLater) expect(status(after, practice)).not.toBe('shown-so-far')
  })

  test('begins once on two devices, and goes on where it was', async () => {
    await schedule(8)
    const followUpId = (await ownFollowUps(clinician, { now: later(8) })).open?.id ?? ''
    await Promise.all(Array.from({ length: 5 }, () => beginFollowUp(clinician, { followUpId, now: later(8) })))
    const item = await itemAskedIn(followUpId)
    await recordFollowUpAnswer(clinician, { followUpId, submission: answerTo(item), now: later(8) })
    const next = await itemAskedIn(followUpId)
    expect(await beginFollowUp(clinician, { followUpId, now: later(9) })).toEqual({ ok: true })
    const page = await findFollowUp(clinician, followUpId, { now: later(9) })
    if (page?.progress !== 'under-way') throw new Error('It is not under way')
    expect(page.player.view.scene.id).toBe(next.id)
    expect(page.player.previous).toMatchObject({ itemId: item.id })
  })

  test("is nobody else's: not found by a colleague or another organisation", async () => {
    const followUpId = await startFollowUp()
    const item = await itemAskedIn(followUpId)
    const stranger = (await makeTestOrganisation(owner, `stranger-${randomUUID()}`)).wardClinicians[0]
    for (const viewer of [organisation.wardClinicians[1], stranger]) {
      expect(await findFollowUp(viewer, followUpId, { now: later(8) })).toBeNull()
      expect(await beginFollowUp(viewer, { followUpId, now: later(8) })).toEqual({ ok: false, problem: 'not-found' })
      expect(await recordFollowUpAnswer(viewer, { followUpId, submission: answerTo(item), now: later(8) })).toEqual({
        ok: false,
        problem: 'not-found',
      })
    }
    expect(await answers()).toEqual([])
  })

  test('keeps to the policy that it was begun under, and is told in the reader’s language', async () => {
    const followUpId = await startFollowUp()
    await owner.policy.create({
      data: { organisationId: organisation.organisationId, version: 2, document: { ...unsetPolicy } },
    })
    const item = await itemAskedIn(followUpId)
    await recordFollowUpAnswer(clinician, { followUpId, submission: answerTo(item), now: later(8) })
    expect(await rows()).toMatchObject([{ policyVersion: 1 }])
    const inSpanish = await findFollowUp({ ...clinician, language: 'es' }, followUpId, { now: later(8) })
    if (inSpanish?.progress !== 'under-way') throw new Error('It is not under way')
    const { then } = inSpanish.player.view
    expect(then.do === 'ask' ? then.question.options.map(({ id }) => id) : []).toEqual(
      await findFollowUp(clinician, followUpId, { now: later(8) }).then((page) => {
        const view = page?.progress === 'under-way' ? page.player.view : null
        return view?.then.do === 'ask' ? view.then.question.options.map(({ id }) => id) : ['nothing']
      }),
    )
  })

  test('is not offered to someone who has met every case', async () => {
    await meetEveryCase()
    expect(await schedule(8)).toEqual({ made: 0, expired: 0 })
    expect(await ownFollowUps(clinician, { now: later(8) })).toMatchObject({ open: null })
    expect((await rows()).every(({ expiredAt }) => expiredAt !== null)).toBe(true)
  })

  test('that finds nothing left to ask when it is begun has ended at once', async () => {
    await schedule(8)
    const followUpId = (await ownFollowUps(clinician, { now: later(8) })).open?.id ?? ''
    await meetEveryCase()
    await beginFollowUp(clinician, { followUpId, now: later(8) })
    expect(await findFollowUp(clinician, followUpId, { now: later(8) })).toMatchObject({
      progress: 'ended',
      end: { answers: [] },
    })
  })
})
