import { z } from 'zod'
import { inOrganisation } from '#data/database/database.ts'
import { readerWithin } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Administrator } from '#data/viewer.ts'

export type AssignmentRow = {
  readonly id: string
  readonly modules: readonly string[]
  /** With neither: everyone. */
  readonly team: { readonly id: string; readonly name: string } | null
  readonly person: { readonly givenName: string; readonly familyName: string } | null
  readonly dueOn: Date
  readonly createdAt: Date
  readonly withdrawnAt: Date | null
  /** Since when the counts stand; null: they are of this moment. */
  readonly countedAt: Date | null
  /** How many people were asked, however many modules each, and how many of them have finished all of it. */
  readonly people: number
  readonly finished: number
  /** Whom withdrawing it would touch: how many people have how many modules left to finish. Null: nobody has. */
  readonly open: { readonly people: number; readonly enrolments: number } | null
}

const CountRow = z.object({
  assignment_id: z.string(),
  people: z.number(),
  finished: z.number(),
  open_people: z.number(),
  open_enrolments: z.number(),
})
type Counts = { people: number; finished: number; openPeople: number; openEnrolments: number }

export type AssignmentsPage = {
  readonly assignments: readonly AssignmentRow[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

const assignmentsAPage = 20
/** An assignment of more people than this is told as it was counted last, at the latest last night. */
const mostCounted = 100

/** One page of what was assigned, newest first, with how many were asked and how many have finished. Page counts from 1. */
export async function listAssignments(viewer: Administrator, { page }: { page: number }): Promise<AssignmentsPage> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const total = await transaction.assignment.count({ where: { organisationId } })
    const pages = Math.max(1, Math.ceil(total / assignmentsAPage))
    const shown = Math.min(Math.max(1, page), pages)
    const assignments = await transaction.assignment.findMany({
      where: { organisationId },
      select: {
        id: true,
        dueOn: true,
        createdAt: true,
        withdrawnAt: true,
        countedAt: true,
        people: true,
        finished: true,
        openPeople: true,
        openEnrolments: true,
        team: { select: { id: true, name: true } },
        person: { select: { givenName: true, familyName: true } },
        modules: { select: { moduleSlug: true }, orderBy: { moduleSlug: 'asc' } },
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: assignmentsAPage,
      skip: (shown - 1) * assignmentsAPage,
    })
    const kept = new Map<string, Counts & { countedAt: Date }>()
    for (const { id, countedAt, people, finished, openPeople, openEnrolments } of assignments)
      if (countedAt !== null && people !== null && people > mostCounted)
        kept.set(id, {
          countedAt,
          people,
          finished: finished ?? 0,
          openPeople: openPeople ?? 0,
          openEnrolments: openEnrolments ?? 0,
        })
    const few = assignments.flatMap(({ id }) => (kept.has(id) ? [] : [id]))
    const counted = await readerWithin(transaction)(
      CountRow,
      sql`SELECT * FROM count_assignments(${organisationId}::uuid, ${few}::uuid[])`,
    )
    const countOf = new Map(counted.map((row) => [row.assignment_id, row]))
    const rows = assignments.map(({ id, dueOn, createdAt, withdrawnAt, team, person, modules }): AssignmentRow => {
      const now = countOf.get(id)
      const { countedAt, ...counts } = kept.get(id) ?? {
        countedAt: null,
        people: now?.people ?? 0,
        finished: now?.finished ?? 0,
        openPeople: now?.open_people ?? 0,
        openEnrolments: now?.open_enrolments ?? 0,
      }
      return {
        ...{ id, dueOn, createdAt, withdrawnAt, team, person, countedAt },
        modules: modules.map(({ moduleSlug }) => moduleSlug),
        people: counts.people,
        finished: counts.finished,
        open: counts.openPeople > 0 ? { people: counts.openPeople, enrolments: counts.openEnrolments } : null,
      }
    })
    return { assignments: rows, total, page: shown, pages }
  })
}
