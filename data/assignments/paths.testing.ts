import { beforeEach } from 'vitest'
import type { Clinician } from '#data/viewer.ts'
import type { DueRule } from '#domain/assignments/due-rule.ts'
import type { RepeatRule } from '#domain/assignments/repeat-rule.ts'
import { writeDay } from '#domain/dates/day.ts'
import { home, setUpFreshHome } from '#simulation/testing/set-up.ts'
import { createAssignment } from './create-assignment.ts'
import { createPath } from './create-path.ts'
import { listOwnPaths } from './list-own-paths.ts'

export const [first, second, third, fourth] = [
  'the-call-that-dropped',
  'rather-not-on-video',
  'the-whatsapp-photo',
  'the-update-can-wait',
] as const
export const at = (text: string) => ({ now: new Date(`${text}T10:00:00Z`) })
export const day = (text: string) => new Date(`${text}T00:00:00Z`)
export let pathId: string
export let one: Clinician
export let two: Clinician

/** Gives each test of the file that calls it an organisation with a path of three modules, and two people of the bay. */
export function setUpPath(): void {
  setUpFreshHome()
  beforeEach(async () => {
    ;[one, two] = home.bayClinicians
    const path = await createPath(
      home.administrator,
      { name: 'Starting out', inOrder: true, steps: [first, second, third] },
      at('2026-06-01'),
    )
    if (!path.ok) throw new Error(path.problem)
    pathId = path.pathId
  })
}

/** Asks the bay for the path. */
export async function assign(dueOn: DueRule, repeat: RepeatRule | null = null): Promise<string> {
  const audience = { for: 'team', teamId: home.teams.bay } as const
  const assignment = await createAssignment(
    home.administrator,
    { modules: [], pathId, audience, dueOn, repeat },
    at('2026-06-01'),
  )
  if (!assignment.ok) throw new Error(assignment.problem)
  return assignment.assignmentId
}

/** Each step's state, with the day of one that is open. */
export async function standing(clinician: Clinician): Promise<string[]> {
  const [path] = await listOwnPaths(clinician, at('2026-06-01'))
  return (path?.steps ?? []).map(({ module, state, dueOn }) =>
    dueOn === null ? `${module.slug} ${state}` : `${module.slug} ${writeDay(dueOn)}`,
  )
}
