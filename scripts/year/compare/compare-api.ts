import { z } from 'zod'
import type { Hospital } from '#scripts/year/hospital/hospital.ts'
import { type Day, writeDay } from '#scripts/year/model/days.ts'
import { type AskedModule, everyAskedModule, type HospitalModel } from '#scripts/year/model/hospital-model.ts'
import { invert } from './compare-work.ts'
import type { Differences } from './differences.ts'

const Completion = z.object({
  personId: z.string(),
  module: z.string(),
  assignmentId: z.string(),
  round: z.number(),
  status: z.string(),
  overdue: z.boolean(),
})

/** What other systems read over the API is what is expected too. */
export async function compareWithApi(
  { api, ids }: Hospital,
  model: HospitalModel,
  { day, differences }: { day: Day; differences: Differences },
): Promise<void> {
  const rows = z.array(Completion).parse(await api('/completion?limit=500'))
  const names = { people: invert(ids.people), assignments: invert(ids.assignments) }
  const left = new Map(everyAskedModule(model).map((askedModule) => [placeOf(askedModule), askedModule]))
  for (const { personId, assignmentId, module, round, status, overdue } of rows) {
    const [person, assignment] = [
      names.people.get(personId) ?? personId,
      names.assignments.get(assignmentId) ?? assignmentId,
    ]
    const place = placeOf({ person, assignment, module, round })
    const askedModule = left.get(place)
    left.delete(place)
    const expectedStatus = askedModule === undefined ? 'nothing' : statusOf(askedModule, day)
    const is = `${status}${overdue ? ', overdue' : ''}`
    if (is !== expectedStatus) differences.add(writeDay(day), `API, ${place}`, `${is}, and should be ${expectedStatus}`)
  }
  for (const place of left.keys()) differences.add(writeDay(day), `API, ${place}`, 'is not there')
}

const placeOf = ({
  person,
  assignment,
  module,
  round,
}: Pick<AskedModule, 'person' | 'assignment' | 'module' | 'round'>) =>
  `${person}: ${module} for ${assignment}, round ${round}`

function statusOf({ completedOn, releasedOn, sparedBy, dueOn }: AskedModule, day: Day): string {
  if (completedOn !== null) return 'completed'
  if (sparedBy === 'waiver') return 'waived'
  // Who may not read what people understand is not told why.
  if (releasedOn !== null) return 'no-longer-asked'
  return dueOn < day ? 'to-do, overdue' : 'to-do'
}
