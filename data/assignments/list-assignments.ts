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
  /** How many people were asked, however many modules each, and how many of them have finished all of it. */
  readonly people: number
  readonly finished: number
  /** Whom withdrawing it would touch: how many people have how many modules left to finish. Null: nobody has. */
  readonly open: { readonly people: number; readonly enrolments: number } | null
}

const CountRow = z.object({
  assignmentId: z.string(),
  people: z.number(),
  finished: z.number(),
  openPeople: z.number(),
  openEnrolments: z.number(),
})

/** What was assigned, newest first, with how many were asked and how many have finished. */
export async function listAssignments(viewer: Administrator): Promise<AssignmentRow[]> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    const assignments = await transaction.assignment.findMany({
      where: { organisationId },
      select: {
        id: true,
        dueOn: true,
        createdAt: true,
        withdrawnAt: true,
        team: { select: { id: true, name: true } },
        person: { select: { givenName: true, familyName: true } },
        modules: { select: { moduleSlug: true }, orderBy: { moduleSlug: 'asc' } },
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    })
    const counts = await readerWithin(transaction)(
      CountRow,
      sql`
        SELECT assignment_id AS "assignmentId", count(*)::integer AS people, (count(*) FILTER (WHERE done))::integer AS finished,
          (count(*) FILTER (WHERE open > 0))::integer AS "openPeople", sum(open)::integer AS "openEnrolments"
        FROM (
          SELECT e.assignment_id, e.person_id, bool_and(e.completed_at IS NOT NULL) AS done,
            count(*) FILTER (WHERE e.completed_at IS NULL AND e.released_at IS NULL AND a.withdrawn_at IS NULL) AS open
          FROM enrolment e JOIN assignment a ON a.organisation_id = e.organisation_id AND a.id = e.assignment_id
          WHERE e.organisation_id = ${organisationId}::uuid
          GROUP BY e.assignment_id, e.person_id
          -- Who left before they finished all of it is asked no longer; of a withdrawn assignment all are told as they stood.
          HAVING bool_or(e.released_at IS NULL AND e.completed_at IS NULL) OR bool_and(e.completed_at IS NOT NULL)
            OR bool_and(a.withdrawn_at IS NOT NULL)
        ) asked
        GROUP BY assignment_id`,
    )
    const countOf = new Map(counts.map((count) => [count.assignmentId, count]))
    return assignments.map(({ modules, ...assignment }) => {
      const { people = 0, finished = 0, openPeople = 0, openEnrolments = 0 } = countOf.get(assignment.id) ?? {}
      return {
        ...assignment,
        modules: modules.map(({ moduleSlug }) => moduleSlug),
        people,
        finished,
        open: openPeople > 0 ? { people: openPeople, enrolments: openEnrolments } : null,
      }
    })
  })
}
