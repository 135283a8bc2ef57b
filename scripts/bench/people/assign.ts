import { createAssignment } from '#data/assignments/create-assignment.ts'
import { dangerouslyReconcilePutOff } from '#data/assignments/reconcile-organisation.ts'
import { listModules } from '#data/curriculum/modules.ts'
import type { Administrator } from '#data/viewer.ts'
import type { Figure, Measure } from './figures.ts'

const mostMs = 10_000

/** Assigns one module, by its place in the curriculum, to everyone as an administrator does, and enrols them as the worker does. */
export async function assignToEveryone(
  administrator: Administrator,
  { place, now, dueOn, measure }: { place: number; now: Date; dueOn: Date; measure: Measure },
): Promise<Figure[]> {
  const modules = (await listModules(administrator)).slice(place, place + 1).map(({ slug }) => slug)
  const waitCost = await measure(async () => {
    const assignment = await createAssignment(administrator, { modules, audience: { for: 'everyone' }, dueOn }, { now })
    if (!assignment.ok) throw new Error(assignment.problem)
  })
  let enrolments = 0
  const workCost = await measure(async () => {
    enrolments = await dangerouslyReconcilePutOff(administrator.organisationId, { now })
  })
  return [
    { name: 'assigning, while its administrator waits', ...waitCost, unit: 'ms', most: null },
    {
      name: 'assigning, in the background',
      ...workCost,
      unit: 'ms',
      most: mostMs,
      note: `${enrolments.toLocaleString('en-GB')} enrolments`,
    },
  ]
}
