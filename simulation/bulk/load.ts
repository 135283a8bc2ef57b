import type pg from 'pg'
import { connect } from '#platform/database/connection.ts'
import { simulatedCurriculum } from '#simulation/curriculum-in-service.ts'
import { simulateClinician } from '#simulation/model/clinician.ts'
import type { SimulatedCurriculum } from '#simulation/model/curriculum.ts'
import { day, midnight } from '#simulation/model/days.ts'
import type { PlannedAssignment } from '#simulation/model/life.ts'
import { liveThrough } from '#simulation/model/live-through.ts'
import { seededRandom } from '#simulation/model/random.ts'
import { inBulk } from './bulk.ts'
import {
  copyPeople,
  foundOrganisation,
  type GeneratedOrganisation,
  type GeneratedSize,
  idOf,
  makeFrame,
} from './generated-organisation.ts'
import { copyLives, type LifeOfPerson, type LifeText, lifeText } from './life-text.ts'
import type { LifeIds } from './rows.ts'
import { yearPlan } from './year-plan.ts'

const peopleAtOnce = 200
/**
 * So many different lives are made; in a larger organisation several people live the same. Making one takes as long as
 * loading fifty, and what reports cost depends on how many rows there are, not on whether they say the same.
 */
const differentLives = 1000
const joinedDays = 380
/** More than anyone has of any kind. */
const mostOfAKind = 1024

/**
 * Makes an organisation of so many simulated clinicians with their year of training, and loads it through COPY. What is
 * in service is read over the application's own connection.
 */
export async function loadOrganisation(ownerUrl: string, size: GeneratedSize): Promise<GeneratedOrganisation> {
  const client = await connect(ownerUrl)
  try {
    // Durable at its end: what is generated can be generated again.
    await client.query('SET synchronous_commit = off')
    const organisationId = await foundOrganisation(client, size)
    const curriculum = await simulatedCurriculum({ organisationId })
    return await inBulk(client, () => loadLives(client, curriculum, size))
  } finally {
    await client.end()
  }
}

async function loadLives(
  client: pg.Client,
  curriculum: SimulatedCurriculum,
  size: GeneratedSize,
): Promise<GeneratedOrganisation> {
  const { number, clinicians, now } = size
  const frame = await makeFrame(client, size)
  const { organisationId } = frame
  const joinedAt = new Date(now.getTime() - joinedDays * day)
  const assignments = await assignEverything(client, curriculum, {
    organisationId,
    number,
    at: joinedAt,
    dueOn: midnight(now),
  })
  const lives: Different[] = []
  let answers = 0
  for (let from = 0; from < clinicians; from += peopleAtOnce) {
    const to = Math.min(clinicians, from + peopleAtOnce)
    const people = Array.from({ length: to - from }, (_, place): LifeOfPerson => {
      const person = from + place
      const seed = number * 1_000_003 + person
      const mean = frame.meanOf(person)
      lives[person % differentLives] ??= differentLife(curriculum, { organisationId, assignments, size, seed, mean })
      const { text, answers: count } = lives[person % differentLives] ?? { text: null, answers: 0 }
      if (text === null) throw new Error(`Person ${person} has no life`)
      answers += count
      return { text, ids: idsOf(number, person) }
    })
    await copyPeople(client, frame, { number, from, to, joinedAt })
    await copyLives(client, people)
  }
  return { ...frame, answers }
}

type Different = { readonly text: LifeText; readonly answers: number }

function differentLife(
  curriculum: SimulatedCurriculum,
  {
    organisationId,
    assignments,
    size,
    seed,
    mean,
  }: {
    organisationId: string
    assignments: readonly PlannedAssignment[]
    size: GeneratedSize
    seed: number
    mean: number
  },
): Different {
  const random = seededRandom(seed)
  const clinician = simulateClinician(random, { practices: curriculum.practices.map(({ id }) => id), mean })
  const plan = yearPlan(curriculum, { assignments, enoughAnswers: size.answersEach, now: size.now, random })
  const life = liveThrough(clinician, plan, { curriculum, random })
  return { text: lifeText(life, { organisationId, curriculum }), answers: life.answers.length }
}

function idsOf(number: number, person: number): LifeIds {
  return (kind, place) =>
    kind === 'person' ? idOf(number, 'clinician', person) : idOf(number, kind, person * mostOfAKind + place)
}

/** Every module in service, of everybody. */
async function assignEverything(
  client: pg.Client,
  { modules }: SimulatedCurriculum,
  { organisationId, number, at, dueOn }: { organisationId: string; number: number; at: Date; dueOn: Date },
): Promise<PlannedAssignment[]> {
  const assignments = [...modules.keys()].map((moduleSlug, place) => {
    return { assignmentId: idOf(number, 'assignment', place), moduleSlug, at, dueOn }
  })
  for (const { assignmentId, moduleSlug } of assignments) {
    await client.query('INSERT INTO assignment (organisation_id, id, due_on, created_at) VALUES ($1, $2, $3, $4)', [
      ...[organisationId, assignmentId, dueOn, at],
    ])
    await client.query('INSERT INTO assignment_module VALUES ($1, $2, $3)', [organisationId, assignmentId, moduleSlug])
  }
  return assignments
}
