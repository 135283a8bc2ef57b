import type { Curriculum } from '#data/curriculum/shared/curriculum.ts'
import type { ReadRows } from '#data/database/read.ts'
import { dangerouslyUnderstandingOfPeople } from '#data/understanding/shared/understanding-rows.ts'
import type { PracticeEvidence } from '#domain/assignments/pre-check.ts'
import { readOut } from '#domain/comprehension/read-out.ts'

/** What these people's answers say, practice by practice, at a moment: for the worker and for counts, which show nobody's. */
export async function dangerouslyEvidenceOf(
  read: ReadRows,
  {
    organisationId,
    personIds,
    curriculum: { practices, parameters },
    now,
  }: { organisationId: string; personIds: readonly string[]; curriculum: Curriculum; now: Date },
): Promise<(personId: string) => ReadonlyMap<string, PracticeEvidence>> {
  const understandingOf = await dangerouslyUnderstandingOfPeople(read, { organisationId, personIds })
  return (personId) => {
    const { evidence, toConfirm } = understandingOf(personId)
    if (evidence.size === 0) return new Map()
    return new Map(
      readOut(evidence, parameters, { practices, asOf: now }).map((estimate) => [
        estimate.practice,
        { estimate, needsConfirmation: toConfirm.has(estimate.practice) },
      ]),
    )
  }
}
