import { z } from 'zod'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import type { ModuleFace } from '#data/curriculum/shared/module-faces.ts'
import { modulesFor, retiredModuleFaces } from '#data/curriculum/shared/module-faces.ts'
import { moment } from '#data/database/columns.ts'
import { readWithKeptPlan } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import type { Clinician } from '#data/viewer.ts'
import type { AssignmentProgress } from '#domain/assignments/assignment-progress.ts'
import { isOverdue, progressOf } from '#domain/assignments/assignment-progress.ts'
import { nextRoundOn, repeatRuleOf } from '#domain/assignments/repeat-rule.ts'
import { dayIn } from '#domain/dates/time-zone.ts'
import { RepeatColumns } from './shared/rule-columns.ts'

/** One thing to do, or done, as the clinician sees it. The same module asked for twice is one thing, due on the earlier day. */
export type EnrolmentRow = {
  readonly id: string
  readonly module: ModuleFace
  readonly progress: AssignmentProgress
  readonly dueOn: Date | null
  readonly overdue: boolean
  /** Whether someone asked for it, or they chose it themselves. */
  readonly assigned: boolean
  readonly minutesLeft: number
  readonly completedAt: Date | null
  /** The day on which they are asked for it again; null: they are not, or have it to do. */
  readonly nextOn: Date | null
}

export type Learning = {
  readonly toDo: readonly EnrolmentRow[]
  readonly underWay: readonly EnrolmentRow[]
  readonly done: readonly EnrolmentRow[]
  /** What they have begun or chosen of what is waived for them, and nothing else asks for. */
  readonly waived: readonly EnrolmentRow[]
  /** Modules in service that they have nothing to do with yet, nor a path of theirs. */
  readonly others: readonly ModuleFace[]
}

const OwnEnrolment = z.object({
  id: z.string(),
  moduleSlug: z.string(),
  assignmentId: z.string().nullable(),
  dueOn: moment.nullable(),
  completedAt: moment.nullable(),
  /** It is no longer asked; what they have begun they may finish. */
  released: z.boolean(),
  /** It is no longer asked because it is waived. */
  waived: z.boolean(),
  /** It is a step of a path that has not opened. */
  locked: z.boolean(),
  /** An attempt was begun. */
  begun: z.boolean(),
  /** When the assignment asks them again; null: it does not. */
  repeat: RepeatColumns.nullable(),
})

/** What the clinician is asked to do, what they have begun, what they have done, and what else there is. */
export async function listEnrolments(viewer: Clinician, { now }: { now: Date }): Promise<Learning> {
  const { organisationId, personId } = viewer
  const curriculum = await curriculumInService(viewer)
  const faces = await modulesFor(viewer, curriculum)
  const enrolments = await readWithKeptPlan(
    viewer,
    OwnEnrolment,
    sql`
      SELECT * FROM (
        SELECT e.id, e.module_slug AS "moduleSlug", e.assignment_id AS "assignmentId", e.due_on AS "dueOn",
          e.completed_at AS "completedAt", e.created_at AS "createdAt",
          e.released_at IS NOT NULL AND e.completed_at IS NULL AS released,
          coalesce(e.spared_by = 'waiver', false) AND e.completed_at IS NULL AS waived,
          e.locked AND e.completed_at IS NULL AS locked,
          EXISTS (SELECT 1 FROM attempt t WHERE t.organisation_id = e.organisation_id AND t.enrolment_id = e.id) AS begun,
          CASE WHEN e.completed_at IS NOT NULL AND a.repeat_by IS NOT NULL AND a.withdrawn_at IS NULL AND EXISTS (
              SELECT FROM people_meant(e.organisation_id, rules_of(e.organisation_id, a.id), ARRAY[e.person_id]))
            THEN jsonb_build_object('repeatBy', a.repeat_by, 'repeatMonths', a.repeat_months, 'repeatFrom', a.repeat_from,
              'repeatDays', a.repeat_days) END AS repeat
        FROM enrolment e LEFT JOIN assignment a ON a.organisation_id = e.organisation_id AND a.id = e.assignment_id
        WHERE e.organisation_id = ${organisationId}::uuid AND e.person_id = ${personId}::uuid
      ) own
      WHERE NOT released OR begun OR waived OR locked
      ORDER BY "dueOn" NULLS LAST, "createdAt", id`,
  )
  const waivedModules = new Set(enrolments.flatMap(({ moduleSlug, waived }) => (waived ? [moduleSlug] : [])))
  const theirs = enrolments.filter(({ released, begun }) => !released || begun)
  // What is no longer in service nobody has to do; what was done or begun of it stays.
  const visibleEnrolments = theirs.filter(
    ({ moduleSlug, completedAt, begun }) => faces.has(moduleSlug) || completedAt || begun,
  )
  const retiredSlugs = new Set(visibleEnrolments.map(({ moduleSlug }) => moduleSlug).filter((slug) => !faces.has(slug)))
  const retiredFaces = await retiredModuleFaces(viewer, [...retiredSlugs], curriculum)
  const rows = visibleEnrolments.flatMap((enrolment): EnrolmentRow[] => {
    const module = faces.get(enrolment.moduleSlug) ?? retiredFaces.get(enrolment.moduleSlug)
    if (module === undefined) return []
    const dueOn = enrolment.released ? null : enrolment.dueOn
    const facts = { ...enrolment, dueOn, begun: enrolment.begun ? ('begun' as const) : ('not-begun' as const) }
    return [
      {
        id: enrolment.id,
        module,
        progress: progressOf(facts),
        dueOn,
        overdue: isOverdue(facts, { now, timeZone: viewer.organisationTimeZone }),
        assigned: enrolment.assignmentId !== null && !enrolment.released,
        minutesLeft: module.minutes,
        completedAt: enrolment.completedAt,
        nextOn: null,
      },
    ]
  })
  const open = oneAModule(rows.filter(({ progress }) => progress !== 'done'))
  const stillOpen = new Set(open.map(({ module }) => module.slug))
  // What is asked again is to do again, whenever it was finished before.
  const finishedRows = rows.filter(({ progress, module }) => progress === 'done' && !stillOpen.has(module.slug))
  const finishedModules = oneAModule(finishedRows.sort(latestFirst)).map((row) => ({
    ...row,
    nextOn: nextOnOf(row, enrolments, viewer),
  }))
  const lockedSlugs = enrolments.flatMap((enrolment) => (enrolment.locked ? [enrolment.moduleSlug] : []))
  const knownSlugs = new Set([...rows.map(({ module }) => module.slug), ...lockedSlugs])
  const isWaived = ({ assigned, module }: EnrolmentRow) => !assigned && waivedModules.has(module.slug)
  const requiredRows = open.filter((row) => !isWaived(row))
  return {
    toDo: requiredRows.filter(({ progress }) => progress === 'to-do'),
    underWay: requiredRows.filter(({ progress }) => progress === 'under-way'),
    done: finishedModules,
    waived: open.filter(isWaived),
    others: [...faces.values()].filter(({ slug }) => !knownSlugs.has(slug)),
  }
}

/** Of the enrolments in one module, the one begun, or else the first; due and asked as the strictest of them is. */
function oneAModule(rows: readonly EnrolmentRow[]): EnrolmentRow[] {
  const bySlug = new Map<string, EnrolmentRow>()
  for (const row of rows) {
    const before = bySlug.get(row.module.slug)
    const keptRow = before === undefined || (before.progress === 'to-do' && row.progress === 'under-way') ? row : before
    bySlug.set(row.module.slug, {
      ...keptRow,
      dueOn: before?.dueOn ?? row.dueOn,
      overdue: row.overdue || before?.overdue === true,
      assigned: row.assigned || before?.assigned === true,
    })
  }
  return [...bySlug.values()]
}

/** The first day on which any assignment asks for a module again that was completed last as this row says. */
function nextOnOf(
  { module, completedAt }: EnrolmentRow,
  enrolments: readonly z.output<typeof OwnEnrolment>[],
  { organisationTimeZone }: Clinician,
): Date | null {
  if (completedAt === null) return null
  const on = dayIn(organisationTimeZone, completedAt)
  const days = enrolments.flatMap(({ moduleSlug, repeat }) => {
    const rule = repeat === null || moduleSlug !== module.slug ? null : repeatRuleOf(repeat)
    return rule === null ? [] : [nextRoundOn(rule, on)]
  })
  return days.reduce<Date | null>((first, day) => (first === null || day < first ? day : first), null)
}

function latestFirst(a: EnrolmentRow, b: EnrolmentRow): number {
  return (b.completedAt?.getTime() ?? 0) - (a.completedAt?.getTime() ?? 0)
}
