import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { confidence, occasion } from '#data/database/columns.ts'
import { inReadOnlyTransaction, type ReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import { type Clinicians, readClinicians } from '#data/reports/shared/read-clinicians.ts'
import { CutSensitivityCount } from '#domain/comprehension/cut-sensitivity.ts'
import { applyAnswer, type CountedAnswer, type Evidence } from '#domain/comprehension/evidence.ts'
import { PersonProfiles } from '#domain/comprehension/groups/person-profiles.ts'
import { dayMs } from './days.ts'
import type { SnapshotSource } from './keep-snapshot.ts'
import { readCompleted } from './take-snapshot.ts'

const AnswerRow = z.object({
  person_id: z.string(),
  practice_id: z.string(),
  item_id: z.string(),
  correct: z.boolean(),
  confidence,
  elapsed_ms: z.number(),
  answered_at: z.date(),
  occasion,
})

const countedAnswers = (organisationId: string) => sql`
  SELECT person_id, practice_id, item_id, correct, confidence::text, elapsed_ms, answered_at, occasion FROM answer
  WHERE organisation_id = ${organisationId}::uuid AND counts ORDER BY answered_at, id`

/**
 * An organisation's Sundays since a day, oldest first, each as it stood: the answers up to then, applied as they came. It
 * reads all answers and holds everybody's evidence, so it is for organisations of a few thousand people at most. Teams are
 * those of today.
 */
export function readPastSnapshots(
  organisationId: string,
  { since, now }: { since: Date; now: Date },
): AsyncGenerator<SnapshotSource> {
  return inReadOnlyTransaction({ organisationId }, async function* (transaction) {
    const { practices, parameters, parametersHash } = await curriculumInService({ organisationId })
    const clinicians = await readClinicians(transaction, organisationId)
    const answers = await readAnswers(transaction, organisationId, clinicians)
    const evidence = clinicians.people.map(() => new Map<string, Evidence>())
    let next = 0
    for (const asOf of sundays(since, now)) {
      for (; (answers[next]?.answer.answeredAt ?? now) < asOf; next++) {
        const { number, practiceId, answer } = answers[next] ?? { number: -1, practiceId: '', answer: null }
        const own = evidence[number]
        if (own !== undefined && answer !== null)
          own.set(practiceId, applyAnswer(own.get(practiceId) ?? null, answer, parameters))
      }
      const profiles = new PersonProfiles(clinicians.people.length, parameters, { practices, asOf })
      const cuts = new CutSensitivityCount(parameters, { practices, asOf })
      for (const [number, own] of evidence.entries()) {
        profiles.set(number, own)
        if (own.size > 0) cuts.add(own)
      }
      const completed = await readCompleted(transaction, { organisationId, numberOf: clinicians.numberOf, at: asOf })
      const { people, teams } = clinicians
      const ids = practices.map(({ id }) => id)
      const cutSensitivity = cuts.counts
      yield { organisationId, asOf, practices: ids, parametersHash, people, teams, profiles, completed, cutSensitivity }
    }
  })
}

type NumberedAnswer = { readonly number: number; readonly practiceId: string; readonly answer: CountedAnswer }

async function readAnswers(
  transaction: ReadOnlyTransaction,
  organisationId: string,
  { numberOf }: Clinicians,
): Promise<NumberedAnswer[]> {
  const answers: NumberedAnswer[] = []
  for await (const rows of transaction.batches(AnswerRow, countedAnswers(organisationId))) {
    for (const { person_id, practice_id, item_id, correct, confidence, elapsed_ms, answered_at, occasion } of rows) {
      const number = numberOf.get(person_id)
      if (number === undefined) continue
      const answer: CountedAnswer = {
        itemId: item_id,
        correct,
        confidence,
        elapsedMs: elapsed_ms,
        answeredAt: answered_at,
        occasion,
      }
      answers.push({ number, practiceId: practice_id, answer })
    }
  }
  return answers
}

/** Sundays at three in the morning, when the nights are taken. */
function* sundays(since: Date, until: Date): Generator<Date> {
  const first = new Date(Date.UTC(since.getUTCFullYear(), since.getUTCMonth(), since.getUTCDate(), 3))
  first.setUTCDate(first.getUTCDate() + ((7 - first.getUTCDay()) % 7))
  for (let at = first; at < until; at = new Date(at.getTime() + 7 * dayMs)) yield at
}
