import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { inReadOnlyTransaction, type ReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import { type Clinicians, readClinicians } from '#data/reports/shared/read-clinicians.ts'
import { CutSensitivityCount } from '#domain/comprehension/cut-sensitivity.ts'
import { applyAnswer, type CountedAnswer, type Evidence } from '#domain/comprehension/evidence.ts'
import { PersonProfiles } from '#domain/comprehension/groups/person-profiles.ts'
import { dayMs } from './days.ts'
import { answersAsTheyCame } from './evidence-until.ts'
import type { SnapshotSource } from './keep-snapshot.ts'
import { readCompletions } from './take-snapshot.ts'

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
      const completions = await readCompletions(transaction, {
        organisationId,
        numberOf: clinicians.numberOf,
        at: asOf,
      })
      const { people } = clinicians
      const ids = practices.map(({ id }) => id)
      const cutSensitivity = cuts.counts
      yield {
        organisationId,
        asOf,
        practices: ids,
        parametersHash,
        people,
        profiles,
        completed: completions,
        cutSensitivity,
        counting: null,
      }
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
  for await (const { personId, ...own } of answersAsTheyCame(transaction, { organisationId, from: sql`answer a` })) {
    const number = numberOf.get(personId)
    if (number !== undefined) answers.push({ number, ...own })
  }
  return answers
}

/** Sundays at three in the morning, when the nights are taken. */
function* sundays(since: Date, until: Date): Generator<Date> {
  const first = new Date(Date.UTC(since.getUTCFullYear(), since.getUTCMonth(), since.getUTCDate(), 3))
  first.setUTCDate(first.getUTCDate() + ((7 - first.getUTCDay()) % 7))
  for (let at = first; at < until; at = new Date(at.getTime() + 7 * dayMs)) yield at
}
