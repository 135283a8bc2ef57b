import { leaveTrace } from '#data/auditing/internal/leave-trace.ts'
import { curriculumInService } from '#data/curriculum/shared/curriculum.ts'
import type { Administrator } from '#data/viewer.ts'

/** parameters.json: the parameter document in force, which `--parameters` takes. */
export async function exportParameters(viewer: Administrator, { now }: { now: Date }): Promise<string> {
  const { parameters } = await curriculumInService(viewer)
  await leaveTrace(viewer, 'parameters', { now })
  return `${JSON.stringify(parameters, null, 1)}\n`
}
