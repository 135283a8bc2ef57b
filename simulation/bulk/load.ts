import { once } from 'node:events'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Evidence } from '#domain/comprehension/evidence.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { normal, seededRandom } from '#simulation/model/random.ts'
import { inBulk } from './bulk.ts'
import { type Life, liveThrough } from './life.ts'
import type { Plan } from './plan.ts'

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
  readonly answersEach: number
  /** Tells generated organisations in one database apart: 0 to 65,535. */
  readonly number: number
  readonly now: Date
}

const measuredTeam = 60
const peopleAtOnce = 400
/** What training adds, on the scale of theta. */
const gain = 0.45

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

type Table = 'person' | 'role' | 'member' | 'enrolment' | 'attempt' | 'followUp' | 'answer' | 'understanding'

const statements: Readonly<Record<Table, string>> = {
  person: 'person (organisation_id, id, email, given_name, family_name, profession, site, status, created_at)',
  role: 'person_role (organisation_id, person_id, role)',
  member: 'team_member (organisation_id, team_id, person_id, since)',
  enrolment:
    'enrolment (organisation_id, id, person_id, assignment_id, module_slug, round, due_on, created_at, completed_at)',
  attempt:
    'attempt (organisation_id, id, enrolment_id, person_id, module_version_hash, policy_version, seed, state, started_at, last_moved_at, ended_at)',
  followUp:
    'follow_up (organisation_id, id, person_id, occasion, modules, due_on, closes_on, policy_version, seed, state, created_at, started_at, last_moved_at, ended_at)',
  answer:
    'answer (organisation_id, id, person_id, attempt_id, follow_up_id, scene_id, item_id, practice_id, choice, correct, confidence, elapsed_ms, misconceptions, counts, answered_at)',
  understanding:
    'understanding (organisation_id, person_id, practice_id, parameters_hash, likelihood, answers, effective_answers, last_evidence_at, stability_days, trained_at, right_on_later_day_at, sure_and_wrong, misconceptions)',
}
const order: readonly Table[] = [
  'person',
  'role',
  'member',
  'enrolment',
  'attempt',
  'followUp',
  'answer',
  'understanding',
]

const none = '\\N'

/** Makes an organisation of so many simulated clinicians with their year of answers, and loads it through COPY. */
export async function loadOrganisation(
  ownerUrl: string,
  plan: Plan,
  size: GeneratedSize,
): Promise<GeneratedOrganisation> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    // Durable at its end: what is generated can be generated again.
    await client.query('SET synchronous_commit = off')
    return await inBulk(client, () => loadWith(client, plan, size))
  } finally {
    await client.end()
  }
}

async function loadWith(client: pg.Client, plan: Plan, size: GeneratedSize): Promise<GeneratedOrganisation> {
  const frame = await makeFrame(client, plan, size)
  let answers = 0
  for (let from = 0; from < size.clinicians; from += peopleAtOnce) {
    const lines = new Map(order.map((table) => [table, [] as string[]]))
    for (let person = from; person < Math.min(size.clinicians, from + peopleAtOnce); person++) {
      const life = liveThrough(plan, {
        seed: size.number * 1_000_003 + person,
        mean: frame.meanOf(person),
        answers: size.answersEach,
        now: size.now,
        gain,
      })
      answers += write(lines, plan, { frame, person, life, now: size.now })
    }
    for (const table of order) await copy(client, statements[table], lines.get(table) ?? [])
  }
  return { ...frame, answers }
}

type Frame = Omit<GeneratedOrganisation, 'answers'> & {
  readonly number: number
  readonly assignmentOf: (module: number) => string
  readonly teamOf: (person: number) => string
  readonly meanOf: (person: number) => number
}

/** The organisation itself, its administrator, its teams and what is asked of everybody. */
async function makeFrame(client: pg.Client, plan: Plan, size: GeneratedSize): Promise<Frame> {
  const { number, teams, now, clinicians } = size
  const id = (kind: number, index: number) => idOf(number, kind, index)
  const organisationId = id(0, 0)
  const begun = new Date(now.getTime() - 400 * 24 * 60 * 60 * 1000)
  const above = Math.ceil(teams / 10)
  const below = teams - above
  const lead = (team: number) => (team < above ? null : id(1, team % above))
  await client.query('INSERT INTO organisation (id, name, created_at) VALUES ($1, $2, $3)', [
    organisationId,
    `Generated ${number}`,
    begun,
  ])
  await client.query('INSERT INTO policy (organisation_id, version, document, created_at) VALUES ($1, 1, $2, $3)', [
    organisationId,
    { ...unsetPolicy },
    begun,
  ])
  for (const teamsOf of [0, 1]) {
    await copy(
      client,
      'team (organisation_id, id, parent_id, name, created_at)',
      Array.from({ length: teams }, (_, team) => team)
        .filter((team) => (team < above ? 0 : 1) === teamsOf)
        .map((team) =>
          row(organisationId, id(1, team), lead(team) ?? none, teamName(team, above), begun.toISOString()),
        ),
    )
  }
  const [administratorId, managerId] = [id(2, 0), id(2, 1)]
  const teamId = id(1, above)
  for (const [personId, role] of [
    [administratorId, 'administrator'],
    [managerId, 'manager'],
  ] as const) {
    await client.query(
      `INSERT INTO person (organisation_id, id, email, given_name, family_name, profession, status)
       VALUES ($1, $2, $3, 'Generated', $4, 'Manager', 'active')`,
      [organisationId, personId, `${role}@generated-${number}.example`, role],
    )
    await client.query('INSERT INTO person_role VALUES ($1, $2, $3)', [organisationId, personId, role])
  }
  await client.query('INSERT INTO team_manager VALUES ($1, $2, $3)', [organisationId, teamId, managerId])
  for (const [module, { slug }] of plan.modules.entries()) {
    await client.query('INSERT INTO assignment (organisation_id, id, due_on, created_at) VALUES ($1, $2, $3, $4)', [
      organisationId,
      id(4, module),
      now,
      begun,
    ])
    await client.query('INSERT INTO assignment_module VALUES ($1, $2, $3)', [organisationId, id(4, module), slug])
  }
  // The first team has 60 people; the others share the rest.
  const placeOf = (person: number) =>
    person < measuredTeam || below < 2 ? 0 : 1 + ((person - measuredTeam) % Math.max(1, below - 1))
  const means = Array.from({ length: below }, (_, team) => -0.6 + 0.5 * normal(seededRandom(number * 7919 + team)))
  return {
    number,
    organisationId,
    administratorId,
    managerId,
    teamId,
    assignmentOf: (module) => id(4, module),
    teamOf: (person) => id(1, above + placeOf(person < clinicians ? person : 0)),
    meanOf: (person) => means[placeOf(person)] ?? 0,
  }
}

function teamName(team: number, above: number): string {
  return team < above ? `Division ${team + 1}` : `Team ${team + 1 - above}`
}

/** Adds the lines of one person; returns how many answers they gave. */
function write(
  lines: ReadonlyMap<Table, string[]>,
  plan: Plan,
  { frame, person, life, now }: { frame: Frame; person: number; life: Life; now: Date },
): number {
  const { organisationId, number } = frame
  const add = (table: Table, ...fields: readonly string[]) => lines.get(table)?.push(row(organisationId, ...fields))
  const personId = idOf(number, 3, person)
  const random = seededRandom(person + 17)
  const joined = new Date(now.getTime() - 380 * 24 * 60 * 60 * 1000).toISOString()
  const site = sites[person % sites.length] ?? ''
  add(
    'person',
    personId,
    `clinician-${person}@generated-${number}.example`,
    'Clinician',
    `${person}`,
    professionOf(random()),
    site,
    'active',
    joined,
  )
  add('role', personId, 'clinician')
  add('member', frame.teamOf(person), personId, joined)
  const finished = new Map(
    life.occasions.filter(({ kind }) => kind === 'attempt').map(({ module, startedAt }) => [module, startedAt]),
  )
  const today = now.toISOString().slice(0, 10)
  for (const [module, { slug }] of plan.modules.entries()) {
    const at = finished.get(module)?.toISOString() ?? none
    add(
      'enrolment',
      idOf(number, 5, person * 64 + module),
      personId,
      frame.assignmentOf(module),
      slug,
      '1',
      today,
      joined,
      at,
    )
  }
  let answers = 0
  for (const [place, { kind, module, startedAt, answers: given }] of life.occasions.entries()) {
    const occasionId = idOf(number, kind === 'attempt' ? 6 : 7, person * 64 + place)
    const at = startedAt.toISOString()
    const slug = plan.modules[module]?.slug ?? ''
    if (kind === 'attempt') {
      const enrolmentId = idOf(number, 5, person * 64 + module)
      add(
        'attempt',
        occasionId,
        enrolmentId,
        personId,
        plan.modules[module]?.hash ?? '',
        '1',
        's',
        '{"ended": true}',
        at,
        at,
        at,
      )
    } else {
      add(
        'followUp',
        occasionId,
        personId,
        'week',
        `{${slug}}`,
        at.slice(0, 10),
        at.slice(0, 10),
        '1',
        's',
        '{"ended": true}',
        at,
        at,
        at,
        at,
      )
    }
    for (const answer of given) {
      add(
        'answer',
        idOf(number, 8, person * 256 + answers),
        personId,
        kind === 'attempt' ? occasionId : none,
        kind === 'attempt' ? none : occasionId,
        answer.itemId,
        answer.itemId,
        answer.practice,
        `{${answer.choice.join(',')}}`,
        answer.correct ? 't' : 'f',
        answer.confidence,
        `${answer.elapsedMs}`,
        '{}',
        answer.counts ? 't' : 'f',
        answer.answeredAt.toISOString(),
      )
      answers += 1
    }
  }
  for (const [practice, evidence] of life.evidence) {
    add('understanding', personId, practice, plan.parametersHash, ...understandingFields(evidence), '{}')
  }
  return answers
}

function understandingFields(evidence: Evidence): string[] {
  return [
    `{${evidence.likelihood.join(',')}}`,
    `${evidence.answers}`,
    `${evidence.effectiveAnswers}`,
    evidence.lastEvidenceAt.toISOString(),
    `${evidence.stabilityDays}`,
    evidence.trainedAt?.toISOString() ?? none,
    evidence.rightOnLaterDayAt?.toISOString() ?? none,
    `${evidence.sureAndWrong}`,
  ]
}

function professionOf(draw: number): string {
  let left = draw
  for (const { name, share } of professions) {
    left -= share
    if (left < 0) return name
  }
  return professions[0].name
}

/** A UUID that says which organisation, what and which: the same each time, and in the order in which rows are made. */
function idOf(organisation: number, kind: number, index: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  return `0000${hex(organisation, 4)}-${hex(kind, 4)}-7000-8000-${hex(index, 12)}`
}

function row(...fields: readonly string[]): string {
  return `${fields.join('\t')}\n`
}

async function copy(client: pg.Client, into: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return
  const stream = client.query(copyFrom(`COPY ${into} FROM STDIN`))
  const finished = once(stream, 'finish')
  let piece = ''
  for (const line of lines) {
    piece += line
    if (piece.length < 65_536) continue
    if (!stream.write(piece)) await once(stream, 'drain')
    piece = ''
  }
  stream.end(piece)
  await finished
}
