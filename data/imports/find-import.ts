import { inOrganisation } from '#data/database/database.ts'
import type { Administrator } from '#data/viewer.ts'
import type { FileProblem } from '#domain/people-import/file-problems.ts'
import { fileProblems } from '#domain/people-import/file-problems.ts'
import { type ImportField, importFields } from '#domain/people-import/import-columns.ts'
import {
  type ImportState,
  type ImportStep,
  importStates,
  importSteps,
  undoEndsAt,
} from '#domain/people-import/import-progress.ts'
import { ImportCounts } from './internal/import-row.ts'

export type ImportView = {
  readonly id: string
  readonly fileName: string
  readonly madeAt: Date
  readonly state: ImportState
  readonly problem: FileProblem | null
  readonly problemRow: number | null
  readonly columns: readonly { readonly head: string; readonly field: ImportField | null; readonly example: string }[]
  readonly unknownTeams: 'make' | 'refuse'
  readonly invitations: 'now' | 'later'
  readonly counts: Readonly<ImportCounts> | null
  readonly overtaken: boolean
  readonly step: ImportStep | null
  readonly done: number
  readonly total: number
  /** Who applied or undid it. */
  readonly actor: { readonly givenName: string; readonly familyName: string } | null
  readonly appliedAt: Date | null
  readonly undoEndsAt: Date | null
  readonly undoneAt: Date | null
}

/** An import of the organisation's people; null where there is none of this id, or where it is over. */
export async function findImport(viewer: Administrator, id: string): Promise<ImportView | null> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const importRow = await transaction.peopleImport.findFirst({ where: { organisationId, id }, omit: { bytes: true } })
    if (importRow === null) return null
    const first = await transaction.peopleImportRow.findFirst({
      where: { organisationId, importId: id },
      orderBy: { row: 'asc' },
      select: { fields: true },
    })
    const examples: unknown[] = Array.isArray(first?.fields) ? first.fields : []
    const actorId = importRow.undoneById ?? importRow.appliedById
    const actor =
      actorId === null
        ? null
        : await transaction.person.findFirst({
            where: { organisationId, id: actorId },
            select: { givenName: true, familyName: true },
          })
    return {
      id,
      fileName: importRow.fileName,
      madeAt: importRow.madeAt,
      state: oneOf(importStates, importRow.state) ?? 'unreadable',
      problem: oneOf(fileProblems, importRow.problem),
      problemRow: importRow.problemRow,
      columns: importRow.heads.map((head, place) => ({
        head,
        field: oneOf(importFields, importRow.columns[place] ?? null),
        example: `${examples[place] ?? ''}`,
      })),
      unknownTeams: importRow.unknownTeams === 'make' ? 'make' : 'refuse',
      invitations: importRow.invitations === 'now' ? 'now' : 'later',
      counts: importRow.counts === null ? null : ImportCounts.parse(importRow.counts),
      overtaken: importRow.overtaken,
      step: oneOf(importSteps, importRow.step),
      done: importRow.done,
      total: importRow.total,
      actor,
      appliedAt: importRow.appliedAt,
      undoEndsAt: importRow.appliedAt === null ? null : undoEndsAt(importRow.appliedAt),
      undoneAt: importRow.undoneAt,
    }
  })
}

function oneOf<Of extends string>(of: readonly Of[], text: string | null): Of | null {
  return of.find((each) => each === text) ?? null
}
