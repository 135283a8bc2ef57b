import { randomUUID } from 'node:crypto'
import { inOrganisation } from '#data/database/database.ts'
import { type ImportField, importFields } from '#domain/people-import/import-columns.ts'
import { judgeRows } from '#domain/people-import/judge-rows.ts'
import type { JudgedRow } from '#domain/people-import/judged-row.ts'
import { teamKey } from '#domain/people-import/teams-in-cell.ts'
import { groundOf } from './internal/import-ground.ts'
import { Cells, type ImportCounts, type ImportReference, type RowDetail } from './internal/import-row.ts'
import { noteProgress } from './internal/note-progress.ts'

const rowsAtOnce = 5000

/** A judged row as it is kept: with ids for who and what it would make. */
type KeptRow = { row: number; verdict: JudgedRow['verdict']; person: string | null; detail: Omit<RowDetail, 'verdict'> }

/**
 * Says of each row of an import that was read what it would do here and now, and lays it before whoever uploaded it. Whatever
 * has no language is written to in that of the uploader.
 */
export async function dangerouslyJudgeImport(
  { organisationId, id }: ImportReference,
  { languages }: { languages: readonly string[] },
): Promise<void> {
  const importState = await inOrganisation(
    { organisationId },
    async (transaction) => {
      const of = await transaction.peopleImport.findFirst({ where: { organisationId, id, state: 'reading' } })
      const rows = await transaction.peopleImportRow.findMany({
        where: { organisationId, importId: id },
        select: { row: true, fields: true },
        orderBy: { row: 'asc' },
      })
      const uploader = await transaction.person.findFirst({
        where: { organisationId, id: of?.madeById ?? id },
        select: { language: true },
      })
      return of === null ? null : { of, rows, language: uploader?.language ?? 'en' }
    },
    { timeoutMs: 60_000 },
  )
  if (importState === null) return
  const { of, language } = importState
  const rows = importState.rows.map(({ row, fields }) => ({ row, fields: Cells.parse(fields) }))
  const columns = of.columns.map((name): ImportField | null => importFields.find((field) => field === name) ?? null)
  await noteProgress({ organisationId, id }, { step: 'judge', done: 0, total: rows.length })
  const ground = await groundOf(organisationId)
  const unknownTeams = of.unknownTeams === 'make' ? 'make' : 'refuse'
  const judgements = judgeRows({ columns, rows }, { ...ground, unknownTeams, languages })
  const teamIds = new Map(
    ground.teams.flatMap(({ id: team, name, isArchived }) => (isArchived ? [] : [[teamKey(name), team] as const])),
  )
  const newTeams: ImportCounts['newTeams'] = []
  const idOfTeam = (name: string) => {
    const knownId = teamIds.get(teamKey(name))
    if (knownId !== undefined) return knownId
    const newTeam = { id: randomUUID(), name }
    newTeams.push(newTeam)
    teamIds.set(teamKey(name), newTeam.id)
    return newTeam.id
  }
  const storedRows = judgements.map((row) => keptRow(row, { idOfTeam, language }))
  const count = (verdict: JudgedRow['verdict']) => storedRows.filter((row) => row.verdict === verdict).length
  for (let at = 0; at < storedRows.length; at += rowsAtOnce) {
    await inOrganisation(
      { organisationId },
      (transaction) =>
        transaction.$executeRaw`
          UPDATE people_import_row w SET verdict = r.verdict, person_id = r.person, detail = r.detail, outcome = NULL, because = NULL
          FROM jsonb_to_recordset(${JSON.stringify(storedRows.slice(at, at + rowsAtOnce))}::jsonb) r(row integer, verdict text, person uuid, detail jsonb)
          WHERE w.organisation_id = ${organisationId}::uuid AND w.import_id = ${id}::uuid AND w.row = r.row`,
      { timeoutMs: 60_000 },
    )
    await noteProgress({ organisationId, id }, { step: 'judge', done: at + rowsAtOnce, total: rows.length })
  }
  const knownTeams = new Set(
    storedRows.flatMap(({ verdict, person }) => (verdict === 'created' || person === null ? [] : [person])),
  )
  const counts: ImportCounts = {
    rows: storedRows.length,
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    absent: ground.people.length - knownTeams.size,
    newTeams,
  }
  await inOrganisation({ organisationId }, (transaction) =>
    transaction.peopleImport.updateMany({
      where: { organisationId, id, state: 'reading' },
      data: { state: 'judged', counts, step: null, claimedUntil: null, tries: 0 },
    }),
  )
}

function keptRow(
  judgedRow: JudgedRow,
  { idOfTeam, language }: { idOfTeam: (name: string) => string; language: string },
): KeptRow {
  const { row, verdict } = judgedRow
  switch (verdict) {
    case 'created': {
      const { person, roles, teams, manages } = judgedRow
      const ids = { teamIds: teams.map(idOfTeam), managedIds: manages.map(idOfTeam) }
      const detail = { person, roles, teams, manages, language: judgedRow.language ?? language, ...ids }
      return { row, verdict, person: randomUUID(), detail }
    }
    case 'changed': {
      const { before, person, changes, personId, teams, manages } = judgedRow
      const ids = { teamIds: teams.map(idOfTeam), managedIds: manages.map(idOfTeam) }
      return { row, verdict, person: personId, detail: { before, person, changes, ...ids } }
    }
    case 'unchanged':
      return { row, verdict, person: judgedRow.personId, detail: {} }
    case 'refused': {
      const { problem, field, found, otherRow } = judgedRow
      return { row, verdict, person: null, detail: { problem, field, found, otherRow } }
    }
  }
}
