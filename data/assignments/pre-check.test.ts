import { expect, test } from 'vitest'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { readerIn } from '#data/database/read.ts'
import { lived, setUpLived } from '#simulation/testing/set-up.ts'
import { dangerouslyEvidenceOf } from './internal/understood-practices.ts'
import { followUpsAnswered } from './internal/follow-ups-answered.ts'
import { preCheckingBy } from './internal/take-pre-check.ts'

setUpLived()
const now = new Date('2026-06-01T10:00:00Z')
test('x', async () => {
  const { organisationId } = lived
  const personIds = lived.clinicians.map(({ personId }) => personId)
  const read = readerIn(lived.administrator)
  const { curriculum, taught } = await preCheckingBy(organisationId, await curriculumInService(lived.administrator))
  const of = await dangerouslyEvidenceOf(read, { organisationId, personIds, curriculum, now })
  const answered = await followUpsAnswered(read, { organisationId, personIds })
  console.log(JSON.stringify([...taught]))
  for (const id of personIds)
    for (const { estimate: e, needsConfirmation } of of(id).values())
      if (e.status === 'understands')
        console.log(id.slice(-4), e.practice, e.probability.toFixed(2), e.interval.low.toFixed(2), e.sentence.needed, e.answers, e.sentence.daysSinceEvidence?.toFixed(0), needsConfirmation, answered(id, e.practice)?.followUpAt?.toISOString().slice(0, 10))
  expect(1).toBe(1)
})
