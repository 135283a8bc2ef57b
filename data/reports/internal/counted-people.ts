import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import type { ReadOnlyTransaction } from '#data/database/read-only.ts'
import { sql } from '#data/database/sql.ts'
import type { SnapshotPerson } from '#data/reports/shared/organisation-groups.ts'
import { countNight } from '#domain/comprehension/groups/count-night.ts'
import { type CountedPerson, type CountedState, inSameGroups } from '#domain/comprehension/groups/counted-state.ts'
import { writeDay } from '#domain/dates/day.ts'
import { countedKeptDays, readCountedNights } from './counted-rows.ts'
import { dayOf, daysBefore } from './days.ts'

/** Who has changed begins to count once in so many days at most, which bounds how many nights there are to compare with. */
const countedEveryDays = 7

/** How everybody counts in a night's figures. */
export type Counting = {
  readonly people: readonly SnapshotPerson[]
  /** By person and practice: up to when their answers count, where there are others; null: none does. */
  readonly waiting: ReadonlyMap<string, ReadonlyMap<string, number | null>>
  /** What is to be written of it: who counts otherwise from this night, and who did until it. */
  readonly begins: ReadonlyMap<string, CountedPerson>
  readonly ends: readonly string[]
}

const Choice = z.object({ everyoneSees: z.boolean(), lastNight: moment.nullable() })
const AnsweredRow = z.object({ person_id: z.string(), answered: z.record(z.string(), z.number()) })

/**
 * How everybody counts where some who read the figures of groups see no names, see `countNight`. Null where all see them: there
 * everybody counts as they are.
 */
export async function readCounting(
  transaction: ReadOnlyTransaction,
  {
    organisationId,
    people,
    practices,
    now,
  }: { organisationId: string; people: readonly SnapshotPerson[]; practices: readonly string[]; now: Date },
): Promise<Counting | null> {
  const day = dayOf(now)
  const [choice] = await transaction.all(
    Choice,
    sql`
      SELECT statuses_shown(o.id, 'manager') AND statuses_shown(o.id, 'administrator') AND statuses_shown(o.id, 'api-client') AS "everyoneSees",
        (SELECT max(s.as_of) FROM snapshot s WHERE s.organisation_id = o.id AND s.day < ${day}::date) AS "lastNight"
      FROM organisation o WHERE o.id = ${organisationId}::uuid`,
  )
  if (choice === undefined || choice.everyoneSees) return null
  const answerTimes = await readAnswerTimes(transaction, organisationId)
  const today: CountedState = new Map(
    people.map(({ id, groups }) => [id, { groups, answered: answerTimes.get(id) ?? new Map() }]),
  )
  const nights = await readCountedNights(transaction, {
    organisationId,
    from: writeDay(daysBefore(day, countedKeptDays)),
  })
  const countedState =
    nights.since === null
      ? before(today, choice.lastNight)
      : nights.since <= writeDay(daysBefore(day, countedEveryDays))
        ? countNight(nights.newest, today, { practices, earlier: nights.earlier })
        : nights.newest
  return {
    people: Array.from(countedState, ([id, { groups }]) => ({ id, groups })),
    waiting: waitingIn(countedState, answerTimes),
    ...whatChanges(nights.newest, countedState),
  }
}

/**
 * Where everybody saw names until now, last night's figures are of what was answered up to then: so these are too. Who is
 * in which group is as today, for it was not kept how it was.
 */
function before(today: CountedState, lastNight: Date | null): CountedState {
  const at = lastNight?.getTime() ?? Number.POSITIVE_INFINITY
  return new Map(
    Array.from(today, ([person, { groups, answered }]) => [
      person,
      { groups, answered: new Map(Array.from(answered, ([practice, last]) => [practice, Math.min(last, at)])) },
    ]),
  )
}

/** By person and practice, when the last answer that counts was given. */
async function readAnswerTimes(
  transaction: ReadOnlyTransaction,
  organisationId: string,
): Promise<Map<string, ReadonlyMap<string, number>>> {
  const answerTimes = new Map<string, ReadonlyMap<string, number>>()
  const batches = transaction.batches(
    AnsweredRow,
    sql`
      SELECT u.person_id, jsonb_object_agg(u.practice_id, round(extract(epoch FROM u.last_evidence_at) * 1000)) AS answered
      FROM understanding u WHERE u.organisation_id = ${organisationId}::uuid GROUP BY u.person_id`,
  )
  for await (const rows of batches)
    for (const row of rows) answerTimes.set(row.person_id, new Map(Object.entries(row.answered)))
  return answerTimes
}

function waitingIn(
  countedState: CountedState,
  answerTimes: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Map<string, Map<string, number | null>> {
  const waiting = new Map<string, Map<string, number | null>>()
  for (const [person, { answered: until }] of countedState) {
    const last = answerTimes.get(person) ?? new Map<string, number>()
    const own = [...new Set([...until.keys(), ...last.keys()])].filter((id) => until.get(id) !== last.get(id))
    if (own.length > 0) waiting.set(person, new Map(own.map((id) => [id, until.get(id) ?? null])))
  }
  return waiting
}

function whatChanges(newest: CountedState, countedState: CountedState): Pick<Counting, 'begins' | 'ends'> {
  const isSame = (one: CountedPerson, other: CountedPerson) =>
    one === other ||
    (inSameGroups(one, other) &&
      one.answered.size === other.answered.size &&
      [...one.answered].every(([practice, at]) => other.answered.get(practice) === at))
  const begins = new Map<string, CountedPerson>()
  for (const [person, is] of countedState) {
    const was = newest.get(person)
    if (was === undefined || !isSame(was, is)) begins.set(person, is)
  }
  return { begins, ends: [...newest.keys()].filter((person) => begins.has(person) || !countedState.has(person)) }
}
