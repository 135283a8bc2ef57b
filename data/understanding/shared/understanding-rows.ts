import { z } from 'zod'
import type { ReadRows } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { practicesToConfirm } from '#data/policy/shared/practices-to-confirm.ts'
import type { Evidence } from '#domain/comprehension/evidence.ts'
import type { Held } from '#domain/comprehension/held-misconceptions.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { EvidenceAsTextSchema, evidenceAsText, evidenceIn, HeldSchema } from './evidence-row.ts'

export type PersonUnderstanding = {
  readonly evidence: ReadonlyMap<PracticeId, Evidence>
  /** By practice: the misconceptions chosen, the most often chosen first. */
  readonly held: ReadonlyMap<PracticeId, readonly (Held & { readonly id: string })[]>
  /** Practices whose evidence is to be confirmed under the policy in force. */
  readonly toConfirm: ReadonlySet<PracticeId>
}

const UnderstandingOfPersonRow = EvidenceAsTextSchema.extend({
  person_id: z.string(),
  practice_id: z.string(),
  misconceptions: HeldSchema,
})

const nothing: PersonUnderstanding = { evidence: new Map(), held: new Map(), toConfirm: new Set() }

/** The understanding of these people, two queries for all; somebody without any evidence has an empty one. */
export async function understandingOfPeople(
  read: ReadRows,
  { organisationId, personIds }: { organisationId: string; personIds: readonly string[] },
): Promise<(personId: string) => PersonUnderstanding> {
  const [rows, toConfirmOf] = await Promise.all([
    read(
      UnderstandingOfPersonRow,
      sql`
        SELECT u.person_id, u.practice_id, ${evidenceAsText}, u.misconceptions FROM understanding u
        WHERE u.organisation_id = ${organisationId}::uuid AND u.person_id = ANY (${personIds}::uuid[])`,
    ),
    practicesToConfirm(read, { organisationId, personIds }),
  ])
  const people = new Map<
    string,
    { evidence: Map<PracticeId, Evidence>; held: Map<PracticeId, (Held & { id: string })[]> }
  >()
  for (const row of rows) {
    const person = people.get(row.person_id) ?? { evidence: new Map(), held: new Map() }
    people.set(row.person_id, person)
    person.evidence.set(row.practice_id, evidenceIn(row))
    const held = Object.entries(row.misconceptions).map(([id, times]) => ({ id, ...times }))
    person.held.set(
      row.practice_id,
      held.sort((a, b) => b.sure - a.sure || b.times - a.times),
    )
  }
  return (personId) => {
    const person = people.get(personId)
    return person === undefined ? nothing : { ...person, toConfirm: toConfirmOf(personId) }
  }
}
