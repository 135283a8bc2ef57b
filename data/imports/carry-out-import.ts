import { z } from 'zod'
import { reconcilePeople } from '#data/assignments/shared/reconcile-assignment.ts'
import { analyseAfter } from '#data/database/analyse-after-many.ts'
import { inOrganisation, type Transaction } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { givesUpAt } from '#domain/mail/mail-kinds.ts'
import type { ImportReference } from './internal/import-row.ts'
import { noteProgress } from './internal/note-progress.ts'

const rowsAtOnce = 2000
const mostMs = 10 * 60 * 1000
const eventsAtOnce = 250

/** What the rows rest on was changed since they were judged. */
class Overtaken extends Error {}

/**
 * Applies an import: all of it or nothing. Where somebody has changed meanwhile what it rests on, nothing is done, and its rows
 * are judged anew for whoever wanted to apply it.
 */
export async function dangerouslyApplyImport(
  reference: ImportReference,
  { now }: { now: Date },
): Promise<'applied' | 'overtaken' | 'not-found'> {
  const { organisationId, id } = reference
  try {
    return await carryOut(reference, { state: 'applying', now }, async (transaction, { after, through }) => {
      const [part] = await readerWithin(transaction)(
        z.object({ applied: z.boolean() }),
        sql`
          SELECT apply_people_import(${organisationId}::uuid, ${id}::uuid, ${after}::integer, ${through}::integer,
            ${givesUpAt('invitation', { now })}::timestamptz, ${now}::timestamptz) AS applied`,
      )
      if (part?.applied !== true) throw new Overtaken()
    })
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
    await dangerouslyJudgeAgain(reference)
    return 'overtaken'
  }
}

/** Takes an import back that was applied, and says in its rows what was kept because of what happened since. */
export async function dangerouslyUndoImport(
  reference: ImportReference,
  { now }: { now: Date },
): Promise<'applied' | 'not-found'> {
  const { organisationId, id } = reference
  return carryOut(reference, { state: 'undoing', now }, async (transaction, { after, through }) => {
    await transaction.$executeRaw`
      SELECT undo_people_import(${organisationId}::uuid, ${id}::uuid, ${after}::integer, ${through}::integer, ${now}::timestamptz)`
  })
}

/** Lays an import before its administrator again, judged by what is here now, as nothing of it was applied. */
export async function dangerouslyJudgeAgain({ organisationId, id }: ImportReference): Promise<void> {
  await inOrganisation({ organisationId }, (transaction) =>
    transaction.peopleImport.updateMany({
      where: { organisationId, id, state: 'applying' },
      data: { state: 'reading', overtaken: true, tries: 0, claimedUntil: null, appliedById: null },
    }),
  )
}

/** Writes the next events of an import's people into the audit trail; false: all are there. */
export async function dangerouslyTrailImport({ organisationId, id }: ImportReference): Promise<boolean> {
  return inOrganisation(
    { organisationId },
    async (transaction) => {
      const [row] = await readerWithin(transaction)(
        z.object({ more: z.boolean() }),
        sql`SELECT trail_people_import(${organisationId}::uuid, ${id}::uuid, ${eventsAtOnce}::integer) AS more`,
      )
      return row?.more ?? false
    },
    { timeoutMs: 60_000 },
  )
}

/** The parts of an import one after the other in one transaction, then everybody's enrolments, then its end. */
async function carryOut(
  { organisationId, id }: ImportReference,
  { state, now }: { state: 'applying' | 'undoing'; now: Date },
  part: (transaction: Transaction, rows: { after: number; through: number }) => Promise<void>,
): Promise<'applied' | 'not-found'> {
  const changeCount = await inOrganisation(
    { organisationId },
    async (transaction) => {
      // Two at once would wait for each other's people.
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`curtain: import ${organisationId}`}, 0))`
      if ((await transaction.peopleImport.count({ where: { organisationId, id, state } })) === 0) return null
      const rows = await transaction.peopleImportRow.findMany({
        where: { organisationId, importId: id, verdict: { in: ['created', 'changed'] } },
        select: { row: true, personId: true },
        orderBy: { row: 'asc' },
      })
      for (let at = 0; at === 0 || at < rows.length; at += rowsAtOnce) {
        const step = state === 'applying' ? 'apply' : 'undo'
        await noteProgress({ organisationId, id }, { step, done: at, total: rows.length })
        const after = at === 0 ? 0 : (rows[at - 1]?.row ?? 0)
        await part(transaction, { after, through: rows[Math.min(at + rowsAtOnce, rows.length) - 1]?.row ?? 0 })
      }
      const personIds = rows.flatMap(({ personId }) => personId ?? [])
      await reconcilePeople(transaction, { organisationId, personIds, now })
      await transaction.$executeRaw`SELECT end_people_import(${organisationId}::uuid, ${id}::uuid, ${now}::timestamptz)`
      return rows.length
    },
    { timeoutMs: mostMs },
  )
  if (changeCount === null) return 'not-found'
  await analyseAfter(changeCount, 'people')
  return 'applied'
}
