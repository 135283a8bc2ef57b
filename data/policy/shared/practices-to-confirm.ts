import type { Transaction } from '#data/database/database.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import {
  type AnswerUnderPolicy,
  needsConfirmation,
  type TeachingChange,
} from '#domain/comprehension/policy-confirmation.ts'

const none: ReadonlySet<PracticeId> = new Set()

type ChangeRow = { practice_id: string; version: number; at: Date; teaches_as: number }
type AnswerRow = {
  person_id: string
  practice_id: string
  policy_version: number
  answered_at: Date
  correct: boolean
  counts: boolean
}

/**
 * The practices in which each of these people is yet to confirm what they have shown, because the policy teaches them
 * otherwise since. Where no version of the policy has changed what is taught, one small query finds that out; otherwise
 * only the answers of these people in the practices changed are read.
 */
export async function practicesToConfirm(
  transaction: Transaction,
  { organisationId, personIds }: { organisationId: string; personIds: readonly string[] },
): Promise<(personId: string) => ReadonlySet<PracticeId>> {
  const rows = await transaction.$queryRaw<ChangeRow[]>`
    SELECT e.practice_id, e.policy_version AS version, p.created_at AS at, e.teaches_as
    FROM policy_effect e JOIN policy p ON p.organisation_id = e.organisation_id AND p.version = e.policy_version
    WHERE e.organisation_id = ${organisationId}::uuid`
  if (rows.length === 0 || personIds.length === 0) return () => none
  const changes = new Map<PracticeId, TeachingChange[]>()
  for (const { practice_id, version, at, teaches_as } of rows)
    changes.set(practice_id, [...(changes.get(practice_id) ?? []), { version, at, teachesAs: teaches_as }])
  const found = await transaction.$queryRaw<AnswerRow[]>`
    SELECT a.person_id, a.practice_id, coalesce(t.policy_version, f.policy_version) AS policy_version,
      a.answered_at, a.correct, a.counts
    FROM answer a
    LEFT JOIN attempt t ON t.organisation_id = a.organisation_id AND t.id = a.attempt_id
    LEFT JOIN follow_up f ON f.organisation_id = a.organisation_id AND f.id = a.follow_up_id
    WHERE a.organisation_id = ${organisationId}::uuid AND a.person_id = ANY (${[...personIds]}::uuid[])
      AND a.practice_id = ANY (${[...changes.keys()]})`
  const answers = new Map<string, Map<PracticeId, AnswerUnderPolicy[]>>()
  for (const row of found) {
    const person = answers.get(row.person_id) ?? new Map<PracticeId, AnswerUnderPolicy[]>()
    answers.set(row.person_id, person)
    const { policy_version: policyVersion, answered_at: answeredAt, correct, counts } = row
    const given = person.get(row.practice_id) ?? []
    person.set(row.practice_id, given)
    given.push({ policyVersion, answeredAt, correct, counts })
  }
  return (personId) => {
    const given = answers.get(personId)
    if (given === undefined) return none
    return new Set(
      [...given].filter(([practice, each]) => needsConfirmation(each, changes.get(practice) ?? [])).map(([id]) => id),
    )
  }
}
