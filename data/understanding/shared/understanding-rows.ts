import { z } from 'zod'
import type { ReadRows } from '#data/database/read.ts'
import { type Query, sql } from '#data/database/sql.ts'
import { practicesToConfirm } from '#data/policy/shared/practices-to-confirm.ts'
import { type HeldBelief, heldBeliefs } from '#domain/comprehension/beliefs.ts'
import type { Evidence } from '#domain/comprehension/evidence.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { EvidenceInBulkSchema, evidenceIn, evidenceInBulk, HeldSchema, whatIsHeld } from './evidence-row.ts'

export type PersonUnderstanding = {
  readonly evidence: ReadonlyMap<PracticeId, Evidence>
  /** By practice: the misconceptions held, the surest and most often chosen first. */
  readonly beliefs: ReadonlyMap<PracticeId, readonly HeldBelief[]>
  /** Practices whose evidence is to be confirmed under the policy in force. */
  readonly toConfirm: ReadonlySet<PracticeId>
}

const UnderstandingOfPersonRow = EvidenceInBulkSchema.extend({
  person_id: z.string(),
  practice_id: z.string(),
  misconceptions: HeldSchema,
})

const nothing: PersonUnderstanding = { evidence: new Map(), beliefs: new Map(), toConfirm: new Set() }

/**
 * The understanding of these people, two queries for all; someone without any evidence has an empty one. For jobs, which show
 * it to nobody: what a reader gets, statusesOf() decides.
 *
 * @param only a condition on the rows of `understanding u`.
 */
export async function dangerouslyUnderstandingOfPeople(
  read: ReadRows,
  {
    organisationId,
    personIds,
    only = sql`true`,
  }: { organisationId: string; personIds: readonly string[]; only?: Query },
): Promise<(personId: string) => PersonUnderstanding> {
  const [rows, toConfirmOf] = await Promise.all([
    read(
      UnderstandingOfPersonRow,
      sql`
        SELECT u.person_id, u.practice_id, ${evidenceInBulk}, ${whatIsHeld} FROM understanding u
        WHERE u.organisation_id = ${organisationId}::uuid AND u.person_id = ANY (${personIds}::uuid[]) AND ${only}`,
    ),
    practicesToConfirm(read, { organisationId, personIds }),
  ])
  const people = new Map<string, { evidence: Map<PracticeId, Evidence>; beliefs: Map<PracticeId, HeldBelief[]> }>()
  for (const row of rows) {
    const person = people.get(row.person_id) ?? { evidence: new Map(), beliefs: new Map() }
    people.set(row.person_id, person)
    person.evidence.set(row.practice_id, evidenceIn(row))
    person.beliefs.set(row.practice_id, heldBeliefs(row.misconceptions))
  }
  return (personId) => {
    const person = people.get(personId)
    return person === undefined ? nothing : { ...person, toConfirm: toConfirmOf(personId) }
  }
}
