import { z } from 'zod'
import type { ClientWithScope } from '#data/api-client.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { seesStatuses, statusesOf } from '#data/understanding/shared/statuses-of.ts'
import { type Estimate, readOut } from '#domain/comprehension/read-out.ts'
import { estimateFigures } from '#domain/reports/figures.ts'
import { isInTeam } from './internal/in-team.ts'
import { keepApiLook } from './internal/keep-api-look.ts'
import { isAfter, limitOf, partOf } from './internal/part-of.ts'
import type { Part, Place } from './page.ts'

/** As reports have them: who is confidently wrong is so beside any status. */
export const understandingStatuses = [
  'not-enough-evidence',
  'understands',
  'shown-so-far',
  'faded',
  'does-not-understand-yet',
  'developing',
] as const

const percent = z.int().min(0).max(100)

const PracticeOfApi = z.object({
  practice: z.string(),
  status: z.enum(understandingStatuses),
  confidentlyWrong: z.boolean().describe('Sure and wrong more than once: the first to talk to.'),
  probability: percent
    .nullable()
    .describe('The probability, in whole per cent, that they would choose safely. Null: not enough evidence.'),
  low: percent.nullable().describe('The lower end of the 90 % interval of the probability.'),
  high: percent.nullable().describe('The upper end of the 90 % interval of the probability.'),
  answers: z.int().describe('How many answers it rests on.'),
  lastAnswerAt: moment.nullable(),
  needsConfirmation: z
    .boolean()
    .describe('The policy has changed since they answered; what they showed is to be confirmed.'),
})

export const UnderstandingOfApi = z.object({
  personId: z.uuid(),
  asOf: moment.describe('When it was computed: understanding fades with time.'),
  practices: z.array(PracticeOfApi),
})
export type UnderstandingOfApi = z.output<typeof UnderstandingOfApi>

export type UnderstandingRequest = Place & {
  readonly person: string | null
  /** Of people in this team or one below it. */
  readonly team: string | null
  readonly practice: string | null
  readonly status: (typeof understandingStatuses)[number] | null
  /** Those who have answered since. */
  readonly changedSince: Date | null
}

/**
 * What clinicians understand, as reports say it: those who work here and have not been suspended. With a status: the practices
 * that have it, and no one without any. Looking is kept before it is read, for each of them to see. 'not-shown': the organisation
 * lets no programme see it by name.
 */
export async function listUnderstandingForApi(
  client: ClientWithScope<'understanding:read'>,
  request: UnderstandingRequest,
  { now }: { now: Date },
): Promise<Part<UnderstandingOfApi> | 'not-shown'> {
  const { person, practice, status } = request
  if (!(await seesStatuses(client))) return 'not-shown'
  const curriculum = await curriculumInService(client)
  const { rows: people, next } = partOf(await listClinicians(client, request), request)
  const personIds = people.map(({ id }) => id)
  await keepApiLook(client, { what: 'understanding', asked: person, personIds, now })
  const understandingOf = await statusesOf(client, personIds)
  const practices = curriculum.practices.map(({ id, critical }) => ({ id, critical }))
  const rows = personIds.map((personId) => {
    const { evidence, toConfirm } = understandingOf(personId)
    const estimates = readOut(evidence, curriculum.parameters, { practices, asOf: now })
    return {
      personId,
      asOf: now,
      practices: estimates
        .filter((each) => practice === null || each.practice === practice)
        .filter((each) => status === null || each.status === status)
        .map((each) => practiceForApi(each, toConfirm)),
    }
  })
  return { rows: rows.filter((row) => row.practices.length > 0), next }
}

function practiceForApi(estimate: Estimate, toConfirm: ReadonlySet<string>): z.output<typeof PracticeOfApi> {
  const { practice, status, confidentlyWrong, probability, interval, answers, lastEvidenceAt, tooLittle } = estimate
  const figures = tooLittle === null ? estimateFigures(probability, interval) : null
  return {
    practice,
    status,
    confidentlyWrong,
    probability: figures?.value ?? null,
    low: figures?.low ?? null,
    high: figures?.high ?? null,
    answers,
    lastAnswerAt: lastEvidenceAt,
    needsConfirmation: tooLittle === null && toConfirm.has(practice),
  }
}

function listClinicians(
  client: ClientWithScope<'understanding:read'>,
  request: UnderstandingRequest,
): Promise<{ id: string }[]> {
  const { organisationId } = client
  const { person, team, changedSince } = request
  return readInOrganisation(
    client,
    z.object({ id: z.string() }),
    sql`
      SELECT person.id FROM person
      WHERE person.organisation_id = ${organisationId}::uuid AND person.status <> 'suspended' AND ${isAfter(request, sql`person.id`)}
        AND EXISTS (SELECT 1 FROM person_role r
          WHERE r.organisation_id = person.organisation_id AND r.person_id = person.id AND r.role = 'clinician')
        AND ${person === null ? sql`true` : sql`person.id = ${person}::uuid`}
        AND ${isInTeam(organisationId, team, sql`person.id`)}
        AND ${
          changedSince === null
            ? sql`true`
            : sql`EXISTS (SELECT 1 FROM understanding u
                WHERE u.organisation_id = person.organisation_id AND u.person_id = person.id AND u.last_evidence_at >= ${changedSince}::timestamptz)`
        }
      ORDER BY person.id ${limitOf(request)}`,
  )
}
