import type pg from 'pg'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { day } from '#simulation/model/days.ts'
import { normal, seededRandom } from '#simulation/model/random.ts'
import { copy, fieldOf } from './copy.ts'
import type { Value } from './rows.ts'

export type GeneratedOrganisation = {
  readonly organisationId: string
  readonly administratorId: string
  /** A team of just 60 clinicians, or of all where there are fewer. */
  readonly teamId: string
  /** Its manager. */
  readonly managerId: string
  readonly answers: number
}

export type GeneratedSize = {
  readonly clinicians: number
  readonly teams: number
  /** They begin nothing more once they have given so many. */
  readonly answersEach: number
  /** Tells generated organisations in one database apart: 0 to 65,535. */
  readonly number: number
  readonly now: Date
}

/** What generated ids are of. */
export const kinds = {
  ...{ organisation: 0, team: 1, staff: 2, clinician: 3, assignment: 4 },
  ...{ enrolment: 5, attempt: 6, followUp: 7, answer: 8 },
} as const

const measuredTeam = 60
const foundedDays = 400

/** Common and rare ones, so that some have too few people to be shown. */
const professions = [
  { name: 'Nurse', share: 0.46 },
  { name: 'Doctor', share: 0.27 },
  { name: 'Physiotherapist', share: 0.12 },
  { name: 'Midwife', share: 0.08 },
  { name: 'Dietitian', share: 0.05 },
  { name: 'Psychologist', share: 0.018 },
  { name: 'Medical physicist', share: 0.002 },
] as const
const sites = ['North', 'South', 'East', 'West', 'Harbour', 'Hill', 'Lake', 'Mill', 'Park', 'Bridge'] as const

export type Frame = Omit<GeneratedOrganisation, 'answers'> & {
  readonly teamOf: (person: number) => string
  /** Mean ability of the person's team. */
  readonly meanOf: (person: number) => number
}

/** A UUID that says which organisation, what and which: the same each time, and in the order in which rows are made. */
export function idOf(organisation: number, kind: keyof typeof kinds, index: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  return `0000${hex(organisation, 4)}-${hex(kinds[kind], 4)}-7000-8000-${hex(index, 12)}`
}

/** The organisation with its policy: what curricula are filled from. Returns its id. */
export async function foundOrganisation(client: pg.Client, { number, now }: GeneratedSize): Promise<string> {
  const organisationId = idOf(number, 'organisation', 0)
  const foundedAt = new Date(now.getTime() - foundedDays * day)
  await client.query('INSERT INTO organisation (id, name, created_at) VALUES ($1, $2, $3)', [
    ...[organisationId, `Generated ${number}`, foundedAt],
  ])
  await client.query('INSERT INTO policy (organisation_id, version, document, created_at) VALUES ($1, 1, $2, $3)', [
    ...[organisationId, { ...unsetPolicy }, foundedAt],
  ])
  return organisationId
}

/** Its administrator, its manager and its teams. */
export async function makeFrame(client: pg.Client, size: GeneratedSize): Promise<Frame> {
  const { number, teams, now, clinicians } = size
  const organisationId = idOf(number, 'organisation', 0)
  const above = Math.ceil(teams / 10)
  const below = teams - above
  const foundedAt = new Date(now.getTime() - foundedDays * day)
  const lines = Array.from({ length: teams }, (_, team) => {
    const [parent, name] =
      team < above ? [null, `Division ${team + 1}`] : [idOf(number, 'team', team % above), `Team ${team + 1 - above}`]
    return line(organisationId, idOf(number, 'team', team), parent, name, foundedAt)
  })
  for (const part of [lines.slice(0, above), lines.slice(above)])
    await copy(client, 'team (organisation_id, id, parent_id, name, created_at)', part)
  const [administratorId, managerId] = [idOf(number, 'staff', 0), idOf(number, 'staff', 1)]
  const teamId = idOf(number, 'team', above)
  const staff = [
    { id: administratorId, role: 'administrator' },
    { id: managerId, role: 'manager' },
  ]
  for (const { id, role } of staff) {
    await client.query(
      `INSERT INTO person (organisation_id, id, email, given_name, family_name, profession, status)
       VALUES ($1, $2, $3, 'Generated', $4, 'Manager', 'active')`,
      [organisationId, id, `${role}@generated-${number}.example`, role],
    )
    await client.query('INSERT INTO person_role VALUES ($1, $2, $3)', [organisationId, id, role])
  }
  await client.query('INSERT INTO team_manager VALUES ($1, $2, $3)', [organisationId, teamId, managerId])
  // The first team has 60 people; the others share the rest.
  const placeOf = (person: number) =>
    person < measuredTeam || below < 2 ? 0 : 1 + ((person - measuredTeam) % Math.max(1, below - 1))
  const means = Array.from({ length: below }, (_, team) => -0.6 + 0.5 * normal(seededRandom(number * 7919 + team)))
  return {
    organisationId,
    administratorId,
    managerId,
    teamId,
    teamOf: (person) => idOf(number, 'team', above + placeOf(person < clinicians ? person : 0)),
    meanOf: (person) => means[placeOf(person)] ?? 0,
  }
}

/** Clinicians from one number up to another, each with their role and team. */
export async function copyPeople(
  client: pg.Client,
  { organisationId, teamOf }: Frame,
  { number, from, to, joinedAt }: { number: number; from: number; to: number; joinedAt: Date },
): Promise<void> {
  const people = Array.from({ length: to - from }, (_, place) => from + place)
  const id = (person: number) => idOf(number, 'clinician', person)
  const detailsOf = (person: number) => {
    const email = `clinician-${person}@generated-${number}.example`
    const profession = professionOf(seededRandom(person + 17)())
    return [email, 'Clinician', `${person}`, profession, sites[person % sites.length] ?? '', 'active', joinedAt]
  }
  await copy(
    client,
    'person (organisation_id, id, email, given_name, family_name, profession, site, status, created_at)',
    people.map((person) => line(organisationId, id(person), ...detailsOf(person))),
  )
  await copy(
    client,
    'person_role (organisation_id, person_id, role)',
    people.map((person) => line(organisationId, id(person), 'clinician')),
  )
  await copy(
    client,
    'team_member (organisation_id, team_id, person_id, since)',
    people.map((person) => line(organisationId, teamOf(person), id(person), joinedAt)),
  )
}

function line(...values: readonly Value[]): string {
  return `${values.map(fieldOf).join('\t')}\n`
}

function professionOf(draw: number): string {
  let left = draw
  for (const { name, share } of professions) {
    left -= share
    if (left < 0) return name
  }
  return professions[0].name
}
