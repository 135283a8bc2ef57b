import type { OwnerDatabase } from '#data/database/owner-database.ts'
import type { SimulatedCurriculum } from '#simulation/model/curriculum.ts'
import type { Life } from '#simulation/model/life.ts'
import type { Random } from '#simulation/model/random.ts'
import { uuidFrom } from '#simulation/model/uuid-from.ts'
import { addRows, columnsOf, type IdKind, noRows, type Row, type Table, tables } from './rows.ts'

const rowsAtOnce = 2000

/**
 * Writes lives into an organisation whose people and assignments are there already, beside whatever else the database
 * holds: for the demo and for tests. Enrolments that assignments made are completed where the life completed them.
 */
export async function insertLives(
  owner: OwnerDatabase,
  {
    organisationId,
    curriculum,
    lives,
    random,
  }: {
    readonly organisationId: string
    readonly curriculum: SimulatedCurriculum
    readonly lives: readonly { readonly personId: string; readonly life: Life }[]
    /** For ids. */
    readonly random: Random
  },
): Promise<void> {
  const enrolmentIds = await enrolmentsByAssignment(owner, organisationId)
  const rows = noRows()
  for (const { personId, life } of lives) {
    const ids: Record<IdKind, readonly string[]> = {
      person: [personId],
      enrolment: life.enrolments.map(
        ({ assignmentId, moduleSlug }) =>
          enrolmentIds.get(`${personId} ${assignmentId} ${moduleSlug}`) ?? uuidFrom(random),
      ),
      attempt: life.attempts.map(() => uuidFrom(random)),
      followUp: life.followUps.map(() => uuidFrom(random)),
      answer: life.answers.map(() => uuidFrom(random)),
    }
    addRows(rows, life, (kind, place) => ids[kind][place] ?? '', curriculum)
  }
  for (const table of tables)
    for (let from = 0; from < rows[table].length; from += rowsAtOnce)
      await insert(owner, organisationId, table, rows[table].slice(from, from + rowsAtOnce))
  // As each answer would have said.
  await owner.$executeRaw`
    UPDATE person SET last_active_at = newest.at
    FROM (SELECT person_id, max(answered_at) AS at FROM answer WHERE organisation_id = ${organisationId}::uuid GROUP BY 1) newest
    WHERE person.organisation_id = ${organisationId}::uuid AND person.id = newest.person_id`
}

/** By person, assignment and module. */
async function enrolmentsByAssignment(owner: OwnerDatabase, organisationId: string): Promise<Map<string, string>> {
  const enrolments = await owner.enrolment.findMany({
    where: { organisationId, assignmentId: { not: null } },
    select: { id: true, personId: true, assignmentId: true, moduleSlug: true },
  })
  return new Map(
    enrolments.map(({ id, personId, assignmentId, moduleSlug }) => [`${personId} ${assignmentId} ${moduleSlug}`, id]),
  )
}

async function insert(owner: OwnerDatabase, organisationId: string, table: Table, rows: readonly Row[]): Promise<void> {
  const columns = columnsOf[table].join(', ')
  const already =
    table === 'enrolment' ? 'ON CONFLICT (organisation_id, id) DO UPDATE SET completed_at = excluded.completed_at' : ''
  // Names of tables and columns are those of rows.ts; whatever varies is a value.
  await owner.$executeRawUnsafe(
    `INSERT INTO ${table} (organisation_id, ${columns})
     SELECT $1::uuid, ${columns} FROM jsonb_populate_recordset(NULL::${table}, $2::jsonb) ${already}`,
    organisationId,
    JSON.stringify(rows),
  )
}
