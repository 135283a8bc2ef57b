import { z } from 'zod'
import type { Hospital } from '#scripts/year/hospital/hospital.ts'
import { type Day, writeDay } from '#scripts/year/model/days.ts'
import { type Asked, type Expected, everyAsked } from '#scripts/year/model/expected.ts'
import { turned } from './compare-work.ts'
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
  expected: Expected,
  { day, differences }: { day: Day; differences: Differences },
): Promise<void> {
  const rows = z.array(Completion).parse(await api('/completion?limit=500'))
  const names = { people: turned(ids.people), assignments: turned(ids.assignments) }
  const left = new Map(everyAsked(expected).map((asked) => [placeOf(asked), asked]))
  for (const { personId, assignmentId, module, round, status, overdue } of rows) {
    const [person, assignment] = [
      names.people.get(personId) ?? personId,
      names.assignments.get(assignmentId) ?? assignmentId,
    ]
    const place = placeOf({ person, assignment, module, round })
    const asked = left.get(place)
    left.delete(place)
    const wanted = asked === undefined ? 'nothing' : statusOf(asked, day)
    const is = `${status}${overdue ? ', overdue' : ''}`
    if (is !== wanted) differences.add(writeDay(day), `API, ${place}`, `${is}, and should be ${wanted}`)
  }
  for (const place of left.keys()) differences.add(writeDay(day), `API, ${place}`, 'is not there')
}

const placeOf = ({ person, assignment, module, round }: Pick<Asked, 'person' | 'assignment' | 'module' | 'round'>) =>
  `${person}: ${module} for ${assignment}, round ${round}`

function statusOf({ completedOn, releasedOn, sparedBy, dueOn }: Asked, day: Day): string {
  if (completedOn !== null) return 'completed'
  if (sparedBy === 'waiver') return 'waived'
  // Who may not read what people understand is not told why.
  if (releasedOn !== null) return 'no-longer-asked'
  return dueOn < day ? 'to-do, overdue' : 'to-do'
}
