import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import { fromSnapshot, type Snapshot as Reading } from '#data/database/read-only.ts'
import { likelihoodIn } from '#data/understanding/shared/understanding-rows.ts'
import { CutSensitivityCount } from '#domain/comprehension/cut-sensitivity.ts'
import type { Evidence } from '#domain/comprehension/evidence.ts'
import { PersonProfiles } from '#domain/comprehension/groups/person-profiles.ts'
import type { Completed, SnapshotSource } from './keep-snapshot.ts'
import type { SnapshotPerson, SnapshotTeam } from './organisation-groups.ts'

type PersonRow = { id: string; profession: string; site: string; team_ids: string[] }
type CompletedRow = { person_id: string; done: number; assigned: number }
type EvidenceRow = {
  person_id: string
  practice_id: string
  /** As a text, which is read several times faster than an array. */
  likelihood: string
  answers: number
  effective_answers: number
  last_evidence_at: Date
  stability_days: number
  trained_at: Date | null
  right_on_later_day_at: Date | null
  sure_and_wrong: number
}

/** All clinicians who may act, with the teams that they are in themselves; in the order of their ids. */
const clinicians = `
  SELECT p.id, p.profession, p.site, ARRAY(
    SELECT m.team_id::text FROM team_member m WHERE m.organisation_id = p.organisation_id AND m.person_id = p.id) AS team_ids
  FROM person p
  JOIN person_role r ON r.organisation_id = p.organisation_id AND r.person_id = p.id AND r.role = 'clinician'
  WHERE p.organisation_id = $1 AND p.status <> 'suspended' ORDER BY p.id`

/** Of each person, how many modules were asked of them up to a moment, each once, and how many they had finished. */
const completedModules = `
  SELECT e.person_id, count(DISTINCT e.module_slug)::integer AS assigned,
    (count(DISTINCT e.module_slug) FILTER (WHERE e.completed_at <= $2))::integer AS done
  FROM enrolment e JOIN assignment a ON a.organisation_id = e.organisation_id AND a.id = e.assignment_id
  WHERE e.organisation_id = $1 AND e.created_at <= $2 AND (a.withdrawn_at IS NULL OR a.withdrawn_at > $2 OR e.completed_at <= $2)
  GROUP BY e.person_id`

const evidenceOfEverybody = `
  SELECT u.person_id, u.practice_id, array_to_string(u.likelihood, ' ') AS likelihood, u.answers, u.effective_answers, u.last_evidence_at, u.stability_days,
    u.trained_at, u.right_on_later_day_at, u.sure_and_wrong
  FROM understanding u WHERE u.organisation_id = $1 ORDER BY u.person_id`

/** So many rows of likelihoods are in memory at once. */
const rowsAtOnce = 5000

export type Clinicians = {
  readonly people: readonly SnapshotPerson[]
  readonly teams: readonly SnapshotTeam[]
  readonly numberOf: ReadonlyMap<string, number>
}

/** Reads an organisation's night: from the understanding rows, one practice of one person each, and never from answers. */
export async function readSnapshot(organisationId: string, { now }: { now: Date }): Promise<SnapshotSource | null> {
  const { practices, parameters, parametersHash } = await curriculumInService({ organisationId })
  const pieces = fromSnapshot({ organisationId }, async function* (reading): AsyncGenerator<SnapshotSource> {
    const { people, teams, numberOf } = await readClinicians(reading, organisationId)
    const profiles = new PersonProfiles(people.length, parameters, { practices, asOf: now })
    const cuts = new CutSensitivityCount(parameters, { practices, asOf: now })
    const withEvidence = new Set<number>()
    for await (const { personId, evidence } of readEvidence(reading, organisationId)) {
      const number = numberOf.get(personId)
      if (number === undefined) continue
      profiles.set(number, evidence)
      cuts.add(evidence)
      withEvidence.add(number)
    }
    for (const number of people.keys()) if (!withEvidence.has(number)) profiles.set(number, new Map())
    const completed = await readCompleted(reading, { organisationId, numberOf, at: now })
    yield {
      organisationId,
      asOf: now,
      practices: practices.map(({ id }) => id),
      parametersHash,
      people,
      teams,
      profiles,
      completed,
      cutSensitivity: cuts.counts,
    }
  })
  for await (const source of pieces) return source
  return null
}

export async function readClinicians(reading: Reading, organisationId: string): Promise<Clinicians> {
  const rows = await reading.all<PersonRow>(clinicians, [organisationId])
  const teams = await reading.all<{ id: string; parent_id: string | null }>(
    'SELECT id, parent_id FROM team WHERE organisation_id = $1',
    [organisationId],
  )
  return {
    people: rows.map(({ id, profession, site, team_ids }) => ({ id, profession, site, teamIds: team_ids })),
    teams: teams.map(({ id, parent_id }) => ({ id, parentId: parent_id })),
    numberOf: new Map(rows.map(({ id }, number) => [id, number])),
  }
}

export async function readCompleted(
  reading: Reading,
  { organisationId, numberOf, at }: { organisationId: string; numberOf: ReadonlyMap<string, number>; at: Date },
): Promise<Completed[]> {
  const completed = Array.from({ length: numberOf.size }, (): Completed => ({ done: 0, assigned: 0 }))
  for (const { person_id, done, assigned } of await reading.all<CompletedRow>(completedModules, [organisationId, at])) {
    const number = numberOf.get(person_id)
    if (number !== undefined) completed[number] = { done, assigned }
  }
  return completed
}

async function* readEvidence(
  reading: Reading,
  organisationId: string,
): AsyncGenerator<{ personId: string; evidence: ReadonlyMap<string, Evidence> }> {
  let personId: string | null = null
  let evidence = new Map<string, Evidence>()
  for await (const rows of reading.batches<EvidenceRow>(evidenceOfEverybody, [organisationId], { size: rowsAtOnce })) {
    for (const row of rows) {
      if (personId !== null && row.person_id !== personId) {
        yield { personId, evidence }
        evidence = new Map()
      }
      personId = row.person_id
      evidence.set(row.practice_id, evidenceIn(row))
    }
  }
  if (personId !== null) yield { personId, evidence }
}

function evidenceIn(row: EvidenceRow): Evidence {
  return {
    likelihood: likelihoodIn(row.likelihood),
    answers: row.answers,
    effectiveAnswers: row.effective_answers,
    lastEvidenceAt: row.last_evidence_at,
    stabilityDays: row.stability_days,
    trainedAt: row.trained_at,
    rightOnLaterDayAt: row.right_on_later_day_at,
    sureAndWrong: row.sure_and_wrong,
  }
}
