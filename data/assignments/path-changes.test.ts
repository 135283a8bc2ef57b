import { expect, test } from 'vitest'
import { beginModule, finishModule } from '#simulation/testing/complete-module.ts'
import { home, owner } from '#simulation/testing/set-up.ts'
import { archivePath } from './archive-path.ts'
import { changePath } from './change-path.ts'
import { createAssignment } from './create-assignment.ts'
import { createPath } from './create-path.ts'
import { listPaths } from './list-paths.ts'
import {
  assign,
  at,
  day,
  first,
  fourth,
  one,
  pathId,
  second,
  setUpPath,
  standing,
  third,
  two,
} from './paths.testing.ts'
import { previewPathChange } from './preview-path-change.ts'
import { dangerouslyReconcileEnrolments } from './reconcile-organisation.ts'

setUpPath()

test('a change reaches those who have not begun, says so before, and never what someone else changed meanwhile', async () => {
  await assign(day('2026-06-30'))
  const begun = await beginModule(one, first, at('2026-06-02'))
  expect(await previewPathChange(home.administrator, pathId)).toEqual({
    ...{ follows: 1, followNames: [expect.stringContaining('bay-two')], keeps: 1 },
  })
  const [shown] = await listPaths(home.administrator)
  const change = { pathId, name: 'Starting well', inOrder: true, steps: [fourth, first, third] }
  expect(await changePath(home.administrator, { ...change, seen: shown?.seen }, at('2026-06-03'))).toBe('changed')
  expect(await standing(two)).toEqual([`${fourth} 2026-06-30`, `${first} locked`, `${third} locked`])
  expect(await standing(one)).toEqual([`${first} 2026-06-30`, `${second} locked`, `${third} locked`])
  await finishModule(one, begun, at('2026-06-04'))
  await dangerouslyReconcileEnrolments(home.organisationId, at('2026-06-05'))
  expect(await standing(one)).toEqual([`${first} done`, `${second} 2026-06-30`, `${third} locked`])
  // Sent again it does nothing more; another that was shown the path as it had been does nothing at all.
  expect(await changePath(home.administrator, { ...change, seen: shown?.seen }, at('2026-06-05'))).toBe('changed')
  const stale = { ...change, inOrder: false, seen: shown?.seen }
  expect(await changePath(home.administrator, stale, at('2026-06-05'))).toBe('changed-meanwhile')
  const { seen: _, ...now } = stale
  expect(await changePath(home.administrator, now, at('2026-06-05'))).toBe('changed')
  expect(await standing(two)).toEqual([`${fourth} 2026-06-30`, `${first} 2026-06-30`, `${third} 2026-06-30`])
  expect(await owner.auditEvent.count({ where: { action: 'path.changed' } })).toBe(2)

  // Refused whole: a name that another has, a module that there is none of, a path that is put away.
  const other = { name: 'starting WELL', inOrder: true, steps: [first, second] }
  expect(await createPath(home.administrator, other, at('2026-06-06'))).toMatchObject({ problem: 'name-taken' })
  expect(await changePath(home.administrator, { ...now, steps: [first, 'none'] }, at('2026-06-06'))).toBe(
    'no-such-module',
  )
  await archivePath(home.administrator, { pathId, put: 'away' }, at('2026-06-06'))
  const audience = { for: 'everyone' } as const
  expect(
    await createAssignment(
      home.administrator,
      { modules: [], pathId, audience, dueOn: day('2026-07-01') },
      at('2026-06-06'),
    ),
  ).toEqual({ ok: false, problem: 'no-such-path' })
  expect(await standing(two)).toHaveLength(3)
})
