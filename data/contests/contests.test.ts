import { beforeAll, describe, expect, test } from 'vitest'
import { allOwnAnswers } from '#data/reports/all-own-answers.ts'
import { findOwnAnswer } from '#data/reports/find-own-answer.ts'
import { ownAnswers } from '#data/reports/own-answers.ts'
import type { Clinician } from '#data/viewer.ts'
import { everyAnswer } from '#domain/reports/answers-filter.ts'
import { livedOrganisation, owner, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { answerContest } from './answer-contest.ts'
import { contestItem } from './contest-item.ts'
import { listContests } from './list-contests.ts'

setUpLivedOrganisation()

const now = new Date('2026-06-01T10:00:00Z')

let clinician: Clinician
let colleague: Clinician

beforeAll(async () => {
  const [one, two] = livedOrganisation.clinicians
  if (one === undefined || two === undefined) throw new Error('Nobody lives here')
  clinician = one
  colleague = two
})

describe('contesting an item', () => {
  const contestedAnswer = async () => {
    const [answer] = (await ownAnswers(clinician, { page: 1 })).answers
    if (answer === undefined) throw new Error('Nothing was answered')
    return answer
  }

  test('reaches the administrator with the item, its key and its sources; the reply comes back; both are logged', async () => {
    const answer = await contestedAnswer()
    const contest = await contestItem(
      clinician,
      { answerId: answer.id, kind: 'does_not_fit', reason: 'We have no such screens.' },
      { now },
    )
    expect(contest.ok).toBe(true)
    const contestId = contest.ok ? contest.contestId : ''
    const { contests, open } = await listContests(livedOrganisation.administrator, { page: 1 })
    expect(open).toBe(1)
    expect(contests[0]).toMatchObject({
      id: contestId,
      kind: 'does_not_fit',
      reason: 'We have no such screens.',
      by: 'one lived',
      item: { id: answer.feedback.itemId, sources: answer.feedback.sources },
      reply: null,
    })
    expect(contests[0]?.item.options.some(({ correct }) => correct)).toBe(true)
    // What was answered is nobody's to read.
    expect(contests[0]).not.toHaveProperty('choice')

    expect(await contestItem(clinician, { answerId: answer.id, kind: 'wrong', reason: 'Again.' }, { now })).toEqual({
      ok: false,
      problem: 'contested-already',
    })

    const before = await owner.understanding.findMany({ where: { organisationId: livedOrganisation.organisationId } })
    const reply = { contestId, outcome: 'to_be_corrected', reply: 'True: passed on.' } as const
    expect(await answerContest(livedOrganisation.administrator, reply, { now })).toBe('answered')
    expect(await answerContest(livedOrganisation.administrator, { ...reply, outcome: 'kept' }, { now })).toBe(
      'not-found',
    )
    expect((await findOwnAnswer(clinician, { answerId: answer.id }))?.contests).toMatchObject([
      { reason: 'We have no such screens.', reply: { outcome: 'to_be_corrected', words: 'True: passed on.', at: now } },
    ])
    // Nothing that an administrator does moves an estimate or a verdict.
    expect(await owner.understanding.findMany({ where: { organisationId: livedOrganisation.organisationId } })).toEqual(
      before,
    )
    expect((await contestedAnswer()).feedback.correct).toBe(answer.feedback.correct)

    const trail = await owner.auditEvent.findMany({
      where: { organisationId: livedOrganisation.organisationId, subjectId: contestId },
      orderBy: { place: 'asc' },
    })
    expect(trail.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['contest.made', clinician.personId],
      ['contest.answered', livedOrganisation.administrator.personId],
    ])
    const contestedAlone = { page: 1, filter: { ...everyAnswer, show: 'contested' } } as const
    expect((await ownAnswers(clinician, contestedAlone)).answers.map(({ feedback }) => feedback.itemId)).toContain(
      answer.feedback.itemId,
    )
    // Answered, it can be contested once more.
    expect(
      (await contestItem(clinician, { answerId: answer.id, kind: 'wrong', reason: 'Once more.' }, { now })).ok,
    ).toBe(true)
  })

  test('twice at once makes one contest', async () => {
    const [answer] = (await ownAnswers(colleague, { page: 1 })).answers
    const contest = { answerId: answer?.id ?? '', kind: 'wrong', reason: 'Wrong.' } as const
    const outcomes = await Promise.all([
      contestItem(colleague, contest, { now }),
      contestItem(colleague, contest, { now }),
    ])
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  test('of a question in a scenario shows the scenario’s title, in a follow-up none', async () => {
    const training = (await allOwnAnswers(colleague)).find(({ occasion }) => occasion === 'training')
    await contestItem(colleague, { answerId: training?.id ?? '', kind: 'wrong', reason: 'No.' }, { now })
    expect(await contestInFollowUp()).toBe(true)
    const { contests } = await listContests(livedOrganisation.administrator, { page: 1 })
    const titles = contests.map(({ title }) => title?.text ?? null)
    expect(titles).toContain(null)
    expect(titles).toContain(training?.title?.text)
  })

  /** Whoever had a follow-up contests an answer of it. */
  async function contestInFollowUp(): Promise<boolean> {
    for (const person of livedOrganisation.clinicians) {
      const answer = (await allOwnAnswers(person)).find(({ occasion }) => occasion === 'follow-up')
      if (answer === undefined) continue
      return (await contestItem(person, { answerId: answer.id, kind: 'wrong', reason: 'No.' }, { now })).ok
    }
    return false
  }
})
