import type { Transaction } from '#data/database/database.ts'
import type { Prisma } from '#data/generated/client.ts'
import { practicesToConfirm } from '#data/policy/shared/practices-to-confirm.ts'
import type { Evidence } from '#domain/comprehension/evidence.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { evidenceOf, type Held, misconceptionsOf } from './evidence-row.ts'

export type PersonUnderstanding = {
  readonly evidence: ReadonlyMap<PracticeId, Evidence>
  /** By practice: the misconceptions chosen, the most often chosen first. */
  readonly held: ReadonlyMap<PracticeId, readonly (Held & { readonly id: string })[]>
  /** Practices whose evidence is to be confirmed under the policy in force. */
  readonly toConfirm: ReadonlySet<PracticeId>
}

type UnderstandingColumns = Omit<Evidence, 'likelihood'> & {
  readonly personId: string
  readonly practiceId: string
  /** The numbers as a text, which is read several times faster than an array: a team has six hundred of them. */
  readonly likelihood: string
  readonly misconceptions: Prisma.JsonValue
}

/** PostgreSQL writes a double so that reading it gives the very same number. */
export function likelihoodIn(text: string): number[] {
  return text.split(' ').map(Number)
}

const nothing: PersonUnderstanding = { evidence: new Map(), held: new Map(), toConfirm: new Set() }

/** The understanding of these people, a query or two for all; somebody without any evidence has an empty one. */
export async function understandingOfPeople(
  transaction: Transaction,
  { organisationId, personIds }: { organisationId: string; personIds: readonly string[] },
): Promise<(personId: string) => PersonUnderstanding> {
  const rows = await transaction.$queryRaw<UnderstandingColumns[]>`
    SELECT person_id AS "personId", practice_id AS "practiceId", array_to_string(likelihood, ' ') AS likelihood, answers,
      effective_answers AS "effectiveAnswers", last_evidence_at AS "lastEvidenceAt", stability_days AS "stabilityDays",
      trained_at AS "trainedAt", right_on_later_day_at AS "rightOnLaterDayAt", sure_and_wrong AS "sureAndWrong", misconceptions
    FROM understanding WHERE organisation_id = ${organisationId}::uuid AND person_id = ANY (${[...personIds]}::uuid[])`
  const people = new Map<
    string,
    { evidence: Map<PracticeId, Evidence>; held: Map<PracticeId, (Held & { id: string })[]> }
  >()
  for (const row of rows) {
    const person = people.get(row.personId) ?? { evidence: new Map(), held: new Map() }
    people.set(row.personId, person)
    person.evidence.set(row.practiceId, evidenceOf({ ...row, likelihood: likelihoodIn(row.likelihood) }))
    const held = Object.entries(misconceptionsOf(row)).map(([id, times]) => ({ id, ...times }))
    person.held.set(
      row.practiceId,
      held.sort((a, b) => b.sure - a.sure || b.times - a.times),
    )
  }
  const toConfirmOf = await practicesToConfirm(transaction, { organisationId, personIds })
  return (personId) => {
    const person = people.get(personId)
    return person === undefined ? nothing : { ...person, toConfirm: toConfirmOf(personId) }
  }
}
