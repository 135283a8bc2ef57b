import { beforeAll, describe, expect, test } from 'vitest'
import type { Clinician } from '#data/viewer.ts'
import { type AnswersFilter, everyAnswer } from '#domain/reports/answers-filter.ts'
import { livedOrganisation, owner, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { allOwnAnswers } from './all-own-answers.ts'
import { clinicianReport } from './clinician.ts'
import { findOwnAnswer } from './find-own-answer.ts'
import { ownAnswers } from './own-answers.ts'
import { ownData } from './own-data.ts'
import { ownReport } from './own-report.ts'

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

describe('a clinician’s own answers', () => {
  test('are all there, newest first, with question, choice, what was right and why', async () => {
    const count = await owner.answer.count({ where: { personId: clinician.personId } })
    const { answers, total, pages } = await ownAnswers(clinician, { page: 1 })
    const all = await allOwnAnswers(clinician)
    expect({ total, pages }).toEqual({ total: count, pages: Math.ceil(count / 15) })
    expect(all).toHaveLength(count)
    expect(all.slice(0, answers.length).map(({ id }) => id)).toEqual(answers.map(({ id }) => id))
    expect(new Set(all.map(({ occasion }) => occasion))).toEqual(new Set(['training', 'follow-up']))
    for (const { answeredAt, feedback, id, occasion, title } of all) {
      const answerRow = await owner.answer.findFirstOrThrow({ where: { id } })
      expect(answeredAt).toEqual(answerRow.answeredAt)
      expect(feedback.correct).toBe(answerRow.correct)
      expect(
        feedback.options
          .filter(({ chosen }) => chosen)
          .map(({ id: option, tray }) => (tray ? `${option}:${tray.chosen}` : option))
          .sort(),
      ).toEqual([...answerRow.choice].sort())
      expect(feedback.principle.text).not.toBe('')
      expect(title === null).toBe(occasion === 'follow-up')
    }
  })

  test('are filtered by verdict, practice and where they were given, with how many there are of each', async () => {
    const where = { personId: clinician.personId }
    const answersFor = (filter: Partial<AnswersFilter>) =>
      ownAnswers(clinician, { page: 1, filter: { ...everyAnswer, ...filter } })
    const wrong = await answersFor({ show: 'wrong' })
    const count = await owner.answer.count({ where })
    expect(wrong.found).toBe(await owner.answer.count({ where: { ...where, correct: false } }))
    expect(wrong.total).toBe(count)
    expect(wrong.answers.every(({ feedback }) => !feedback.correct)).toBe(true)
    expect((await answersFor({ show: 'right' })).found).toBe(count - wrong.found)
    expect((await answersFor({ show: 'sure-and-wrong' })).found).toBe(
      await owner.answer.count({ where: { ...where, correct: false, confidence: 'sure' } }),
    )
    expect(wrong.practices.reduce((sum, { answers }) => sum + answers, 0)).toBe(count)
    expect(wrong.places.reduce((sum, { answers }) => sum + answers, 0)).toBe(count)
    for (const { id, answers } of wrong.practices) expect((await answersFor({ practice: id })).found).toBe(answers)
    for (const { id, name, answers } of wrong.places) {
      const there = await answersFor({ where: id })
      expect(there.found).toBe(answers)
      expect(there.answers.every(({ title }) => title?.text === name?.text)).toBe(true)
    }
    expect(await answersFor({ show: 'contested' })).toMatchObject({ found: 0, answers: [], pages: 1 })
    expect((await answersFor({ practice: 'no-such' })).found).toBe(0)
    expect(await allOwnAnswers(clinician, { ...everyAnswer, show: 'wrong' })).toHaveLength(wrong.found)
  })

  test('are found by themselves and by their item, the last one to it; nobody else’s are', async () => {
    const [own] = (await ownAnswers(clinician, { page: 1 })).answers
    const [theirs] = (await ownAnswers(colleague, { page: 1 })).answers
    expect(await findOwnAnswer(clinician, { answerId: own?.id ?? '' })).toEqual(own)
    expect(await findOwnAnswer(clinician, { itemId: own?.feedback.itemId ?? '' })).toEqual(own)
    expect(await findOwnAnswer(clinician, { answerId: theirs?.id ?? '' })).toBeNull()
    expect(await findOwnAnswer(clinician, { itemId: 'no/such' })).toBeNull()
  })

  test('can be taken away with everything else that is kept, and with nothing of anyone else’s', async () => {
    const data = await ownData(clinician, { now })
    const text = JSON.stringify(data)
    expect(data.answers).toHaveLength(await owner.answer.count({ where: { personId: clinician.personId } }))
    expect(text).toContain(clinician.email)
    for (const { email, personId } of livedOrganisation.clinicians.slice(1)) {
      expect(text).not.toContain(email)
      expect(text).not.toContain(personId)
    }
    expect(text).not.toContain('passwordHash')
    // Why someone was asked fresh items is nobody's to see.
    expect(text).not.toContain('"reason":"training"')
  })
})

describe('the report of a clinician', () => {
  test('tells its history up to what is reported now, to themselves with what came of each answer', async () => {
    const { cells, history } = await ownReport(clinician, { now })
    for (const [place, cell] of cells.entries()) {
      const practice = history.practices[place]
      expect(practice?.practice).toBe(cell.practice)
      expect(practice?.points.at(-1)?.probability).toBeCloseTo(cell.probability, 9)
      expect(practice?.points.at(-1)?.status).toBe(cell.status)
      expect(practice?.evidence).toHaveLength(cell.answers)
    }
    const marks = history.practices.flatMap(({ evidence }) => evidence)
    expect(marks.some(({ correct }) => correct) && marks.some(({ correct }) => !correct)).toBe(true)
    expect(history.confidence.reduce((sum, { answers }) => sum + answers, 0)).toBe(marks.length)
  })

  test('tells managers when something was asked, and never an answer nor whether it was right', async () => {
    const report = await clinicianReport(livedOrganisation.manager, clinician.personId, { now })
    const own = await ownReport(clinician, { now })
    expect(report?.history.practices.map(({ points }) => points)).toEqual(
      own.history.practices.map(({ points }) => points),
    )
    const marks = report?.history.practices.flatMap(({ evidence }) => evidence) ?? []
    expect(marks.length).toBeGreaterThan(20)
    for (const mark of marks) expect(Object.keys(mark).sort()).toEqual(['at', 'occasion'])
    expect(report?.history).not.toHaveProperty('confidence')
  })
})
