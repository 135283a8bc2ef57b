import { type Hospital, timeZone } from '#scripts/year/hospital/hospital.ts'
import { type Day, writeDay } from '#scripts/year/model/days.ts'
import { type AskedModule, everyAskedModule, type HospitalModel } from '#scripts/year/model/hospital-model.ts'
import type { Differences } from './differences.ts'

type Row = {
  readonly assignment: string
  readonly person: string
  readonly module: string
  readonly round: number
  readonly asked: string
  readonly due: string
  readonly completed: string | null
  readonly isReleased: boolean
  readonly spared: string | null
}

/** Everybody is asked what they should be, once, and nobody else: the table of enrolments beside what is expected. */
export async function compareWork(
  { owner, organisationId, ids }: Hospital,
  model: HospitalModel,
  { day, differences }: { day: Day; differences: Differences },
): Promise<void> {
  const today = writeDay(day)
  const { rows } = await owner.query<Row>(
    `SELECT assignment_id AS assignment, person_id AS person, module_slug AS module, round,
       (created_at AT TIME ZONE $2)::date::text AS asked, due_on::text AS due,
       (completed_at AT TIME ZONE $2)::date::text AS completed, released_at IS NOT NULL AS "isReleased", spared_by AS spared
     FROM enrolment WHERE organisation_id = $1`,
    [organisationId, timeZone],
  )
  const names = { people: invert(ids.people), assignments: invert(ids.assignments) }
  const left = new Map(everyAskedModule(model).map((askedModule) => [placeOf(askedModule), askedModule]))
  for (const row of rows) {
    const person = names.people.get(row.person) ?? row.person
    const assignment = names.assignments.get(row.assignment) ?? row.assignment
    const place = `${person}: ${row.module} for ${assignment}, round ${row.round}`
    const askedModule = left.get(place)
    left.delete(place)
    if (askedModule === undefined) differences.add(today, place, `asked on ${row.asked}, and should not be`)
    else if (modelText(askedModule) !== rowText(row))
      differences.add(today, place, `${rowText(row)}, and should be ${modelText(askedModule)}`)
    if (row.due < row.asked) differences.add(today, place, `due on ${row.due}, before it was asked on ${row.asked}`)
  }
  for (const [place, askedModule] of left)
    differences.add(today, place, `not asked, and should be ${modelText(askedModule)}`)
}

const placeOf = ({ person, module, assignment, round }: AskedModule) =>
  `${person}: ${module} for ${assignment}, round ${round}`

function modelText({ askedOn, dueOn, completedOn, releasedOn, sparedBy }: AskedModule): string {
  const state = completedOn !== null ? `completed on ${writeDay(completedOn)}` : stateOf(releasedOn !== null, sparedBy)
  return `asked on ${writeDay(askedOn)}, due on ${writeDay(dueOn)}, ${state}`
}

function rowText({ asked, due, completed, isReleased, spared }: Row): string {
  const state = completed !== null ? `completed on ${completed}` : stateOf(isReleased, spared)
  return `asked on ${asked}, due on ${due}, ${state}`
}

function stateOf(isReleased: boolean, sparedBy: string | null): string {
  return sparedBy !== null ? `spared by ${sparedBy}` : isReleased ? 'no longer asked' : 'open'
}

export function invert(map: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...map].map(([key, value]) => [value, key]))
}
