import { z } from 'zod'
import { choiceKey } from '#data/curriculum/shared/choice-key.ts'
import { contentInService } from '#data/curriculum/shared/content-in-service.ts'
import { type Curriculum, curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { inOrganisation, type Transaction } from '#data/database/database.ts'
import { readerIn, readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { dangerouslyUnderstandingOfPeople } from '#data/understanding/shared/understanding-rows.ts'
import type { ItemFormat } from '#domain/comprehension/item.ts'
import { type SharedAnswers, sharingFlags } from '#domain/comprehension/items/answer-sharing.ts'
import { choicesFromAnswers } from '#domain/comprehension/items/choices-from-answers.ts'
import { readOut } from '#domain/comprehension/read-out.ts'
import { extraFollowUp } from '#domain/follow-ups/schedule.ts'
import { followUpFacts } from './internal/follow-up-facts.ts'
import { makeFollowUp } from './internal/make-follow-up.ts'

/** Nobody is asked for this reason more often than once in so many days. */
const REST_BETWEEN_FRESH_DAYS = 90
const day = 24 * 60 * 60 * 1000

const AnswerRow = z.object({
  person_id: z.string(),
  item_id: z.string(),
  practice_id: z.string(),
  choice: z.array(z.string()),
  correct: z.boolean(),
})

/**
 * Asks people of one team whose first answers agree more than their abilities explain a follow-up of items that they have
 * never seen. That is all that becomes of it: who, and why, stands nowhere that anyone can read, for there may be as many
 * reasons as people. For the job alone; repeated, it changes nothing. Returns how many follow-ups were made.
 */
export async function dangerouslyAskFreshItems(organisationId: string, { now }: { now: Date }): Promise<number> {
  const curriculum = await curriculumInService({ organisationId })
  const formats = await formatsInService(curriculum)
  const teams = await inOrganisation({ organisationId }, (transaction) =>
    transaction.team.findMany({ where: { organisationId }, select: { id: true }, orderBy: { id: 'asc' } }),
  )
  let practiceCount = 0
  for (const { id: teamId } of teams) {
    const people = await answersOfTeam({ organisationId, teamId, curriculum, formats, now })
    const flaggedPeople = new Set(sharingFlags(people.sharedAnswers, people.items).flatMap(({ people: pair }) => pair))
    if (flaggedPeople.size > 0)
      practiceCount += await inOrganisation({ organisationId }, (transaction) =>
        askFresh(transaction, { organisationId, personIds: [...flaggedPeople], now }),
      )
  }
  return practiceCount
}

async function formatsInService(curriculum: Curriculum): Promise<ReadonlyMap<string, ItemFormat>> {
  const { modules, followUps } = await contentInService(curriculum)
  const items = [
    ...modules.flatMap(({ document }) => document.scenes.flatMap(({ ask }) => ask ?? [])),
    ...followUps.flatMap(({ document }) => document.items.map(({ item }) => item)),
  ]
  return new Map(items.map(({ id, format }) => [id, format]))
}

async function answersOfTeam({
  organisationId,
  teamId,
  curriculum: { parameters, practices },
  formats,
  now,
}: {
  organisationId: string
  teamId: string
  curriculum: Curriculum
  formats: ReadonlyMap<string, ItemFormat>
  now: Date
}) {
  const read = readerIn({ organisationId })
  const answers = await read(
    AnswerRow,
    sql`
      SELECT DISTINCT ON (a.person_id, a.item_id) a.person_id, a.item_id, a.practice_id, a.choice, a.correct
      FROM answer a
      JOIN team_member m ON m.organisation_id = a.organisation_id AND m.person_id = a.person_id AND m.team_id = ${teamId}::uuid
      JOIN person p ON p.organisation_id = a.organisation_id AND p.id = a.person_id AND p.status = 'active'
      WHERE a.organisation_id = ${organisationId}::uuid AND a.counts
      ORDER BY a.person_id, a.item_id, a.answered_at`,
  )
  const knownAnswers = answers
    .filter(({ item_id }) => Object.hasOwn(parameters.items, item_id))
    .map((answer) => ({ ...answer, choice: choiceKey(formats.get(answer.item_id) ?? 'order', answer.choice) }))
  const byPerson = Map.groupBy(knownAnswers, ({ person_id }) => person_id)
  const understandingOf = await dangerouslyUnderstandingOfPeople(read, {
    organisationId,
    personIds: [...byPerson.keys()],
  })
  const practiceOf = new Map(knownAnswers.map(({ item_id, practice_id }) => [item_id, practice_id]))
  const sharedAnswers = [...byPerson].map(([person, own]): SharedAnswers => {
    const estimates = readOut(understandingOf(person).evidence, parameters, { practices, asOf: now })
    const thetas = new Map(estimates.map(({ practice, theta }) => [practice, theta]))
    return {
      person,
      choices: new Map(own.map(({ item_id, choice }) => [item_id, choice])),
      theta: (item) => thetas.get(practiceOf.get(item) ?? '') ?? 0,
    }
  })
  const keys = new Map(
    knownAnswers.flatMap(({ item_id, choice, correct }) => (correct ? [[item_id, choice] as const] : [])),
  )
  return { sharedAnswers, items: choicesFromAnswers(sharedAnswers, keys, parameters) }
}

async function askFresh(
  transaction: Transaction,
  { organisationId, personIds, now }: { organisationId: string; personIds: readonly string[]; now: Date },
): Promise<number> {
  if (personIds.length === 0) return 0
  const lately = await transaction.followUp.findMany({
    where: {
      organisationId,
      personId: { in: [...personIds] },
      reason: 'fresh-items',
      createdAt: { gt: new Date(now.getTime() - REST_BETWEEN_FRESH_DAYS * day) },
    },
    select: { personId: true },
  })
  const restedIds = personIds.filter((id) => !lately.some(({ personId }) => personId === id))
  const factsOf = await followUpFacts(readerWithin(transaction), { organisationId, personIds: restedIds, now })
  let practiceCount = 0
  for (const personId of restedIds) {
    const { trainings, earlier } = factsOf(personId)
    const due = extraFollowUp(trainings, earlier, { now })
    if (due === null || due.dueOn > now) continue
    const id = await makeFollowUp(transaction, { organisationId, personId, due, reason: 'fresh-items', now })
    if (id !== null) practiceCount += 1
  }
  return practiceCount
}
