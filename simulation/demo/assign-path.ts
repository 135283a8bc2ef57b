import { createAssignment } from '#data/assignments/create-assignment.ts'
import { createPath } from '#data/assignments/create-path.ts'
import type { Administrator } from '#data/viewer.ts'
import { daysBefore } from '#simulation/model/days.ts'
import { demoPathId as pathId } from './demo-pages.ts'

/** A path that one person was asked to do: what they have to do already, one after the other, and one module to do again. */
export async function assignPath(
  administrator: Administrator,
  { personId, steps, now }: { personId: string; steps: readonly string[]; now: Date },
): Promise<void> {
  if (steps.length < 2) return
  const at = { now: daysBefore(now, 3), id: pathId }
  const path = await createPath(administrator, { name: 'Before your remote clinics', inOrder: true, steps }, at)
  if (!path.ok) throw new Error(`The demo's path was refused: ${path.problem}`)
  const request = {
    modules: [],
    pathId,
    audience: { for: 'person', personId },
    dueOn: { by: 'asking', days: 28 },
  } as const
  const assignment = await createAssignment(administrator, request, { now: at.now })
  if (!assignment.ok) throw new Error(`The demo's path was not assigned: ${assignment.problem}`)
}
