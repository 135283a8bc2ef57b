import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { beginModule, finishModule } from '#simulation/testing/complete-module.ts'
import { home, owner } from '#simulation/testing/set-up.ts'
import { archivePath } from './archive-path.ts'
import { assignToPeople } from './assign-to-people.ts'
import { changePath } from './change-path.ts'
import { createAssignment } from './create-assignment.ts'
import { createPath } from './create-path.ts'
import { listPaths } from './list-paths.ts'
import { listPathsInUse } from './list-paths-in-use.ts'
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
import { undoPathChange } from './undo-path-change.ts'

setUpPath()

test('a change reaches those who have not begun, says so before, and never what someone else changed meanwhile', async () => {
  await assign(day('2026-06-30'))
  const firstAttempt = await beginModule(one, first, at('2026-06-02'))
  expect(await previewPathChange(home.administrator, pathId)).toEqual({
    ...{ follows: 1, followNames: [expect.stringContaining('bay-two')], keeps: 1 },
  })
  const [shownPath] = await listPaths(home.administrator)
  const change = { pathId, name: 'Starting well', inOrder: true, steps: [fourth, first, third] }
  expect(await changePath(home.administrator, { ...change, seen: shownPath?.seen }, at('2026-06-03'))).toBe('changed')
  expect(await standing(two)).toEqual([`${fourth} 2026-06-30`, `${first} locked`, `${third} locked`])
  expect(await standing(one)).toEqual([`${first} 2026-06-30`, `${second} locked`, `${third} locked`])
  await finishModule(one, firstAttempt, at('2026-06-04'))
  await dangerouslyReconcileEnrolments(home.organisationId, at('2026-06-05'))
  expect(await standing(one)).toEqual([`${first} done`, `${second} 2026-06-30`, `${third} locked`])
  // Sent again it does nothing more; another that was shown the path as it had been does nothing at all.
  expect(await changePath(home.administrator, { ...change, seen: shownPath?.seen }, at('2026-06-05'))).toBe('changed')
  const stale = { ...change, inOrder: false, seen: shownPath?.seen }
  expect(await changePath(home.administrator, stale, at('2026-06-05'))).toBe('changed-meanwhile')
  const { seen: _, ...now } = stale
  expect(await changePath(home.administrator, now, at('2026-06-05'))).toBe('changed')
  expect(await standing(two)).toEqual([`${fourth} 2026-06-30`, `${first} 2026-06-30`, `${third} 2026-06-30`])
  expect(await owner.auditEvent.count({ where: { action: 'path.changed', subjectId: pathId } })).toBe(2)

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

test('an Undo gives the earlier path back to who has not begun, with their dates, once, and to nobody who has', async () => {
  await assign({ by: 'asking', days: 14 })
  const before = await standing(two)
  const [open] = await owner.enrolment.findMany({ where: { personId: two.personId, locked: false } })
  const change = { pathId, name: 'Starting well', inOrder: false, steps: [fourth, first] }
  expect(await changePath(home.administrator, change, at('2026-06-03'))).toBe('changed')
  await beginModule(one, fourth, at('2026-06-04'))
  const [changedPath] = await listPaths(home.administrator)
  expect(changedPath?.changedFrom).toMatchObject({ name: 'Starting out', inOrder: true, steps: [first, second, third] })
  const undo = { pathId, seen: changedPath?.seen ?? '' }
  expect(await undoPathChange(home.administrator, { ...undo, seen: 'another' }, at('2026-06-05'))).toBe(
    'changed-meanwhile',
  )
  expect(await undoPathChange(home.administrator, undo, at('2026-06-05'))).toBe('undone')
  const [restoredPath] = await listPaths(home.administrator)
  expect(restoredPath).toMatchObject({
    name: 'Starting out',
    inOrder: true,
    steps: [first, second, third],
    changedFrom: null,
  })
  expect(await standing(two)).toEqual(before)
  expect(await owner.enrolment.findFirst({ where: { id: open?.id } })).toMatchObject({
    dueOn: open?.dueOn,
    locked: false,
  })
  expect(await standing(one)).toEqual([`${first} 2026-06-15`, `${fourth} 2026-06-17`])
  expect(await undoPathChange(home.administrator, undo, at('2026-06-06'))).toBe('changed-meanwhile')
  expect(await owner.auditEvent.count({ where: { action: 'path.changed', subjectId: pathId } })).toBe(2)

  // What another path is called by now is not taken from it.
  expect(await changePath(home.administrator, { ...change, name: 'Another' }, at('2026-06-07'))).toBe('changed')
  const samePath = { name: 'Starting out', inOrder: true, steps: [first, second] }
  expect(await createPath(home.administrator, samePath, at('2026-06-07'))).toMatchObject({ ok: true })
  const version = (await listPaths(home.administrator)).find(({ id }) => id === pathId)?.seen ?? ''
  expect(await undoPathChange(home.administrator, { pathId, seen: version }, at('2026-06-08'))).toBe('name-taken')
})

test('a manager asks some of their people for a path, each once, and for none that is archived or of nobody', async () => {
  const { bayManager, wardClinicians } = home
  const personIds = [one.personId, wardClinicians[0].personId]
  const request = { personIds, what: { pathId }, dueOn: day('2026-06-30') }
  const id = randomUUID()
  expect(await assignToPeople(bayManager, request, { ...at('2026-06-02'), id })).toEqual({
    ok: true,
    asked: 1,
    already: 0,
  })
  expect(await assignToPeople(bayManager, request, { ...at('2026-06-02'), id })).toMatchObject({ ok: true, asked: 0 })
  const again = await assignToPeople(bayManager, request, { ...at('2026-06-03'), id: randomUUID() })
  expect(again).toEqual({ ok: true, asked: 0, already: 1 })
  expect(await standing(one)).toEqual([`${first} 2026-06-30`, `${second} locked`, `${third} locked`])
  expect(await standing(wardClinicians[0])).toEqual([])
  const change = { pathId, name: 'Starting out', inOrder: true, steps: [third, first] }
  expect(await changePath(home.administrator, change, at('2026-06-04'))).toBe('changed')
  expect(await standing(one)).toEqual([`${third} 2026-06-30`, `${first} locked`])
  await archivePath(home.administrator, { pathId, put: 'away' }, at('2026-06-05'))
  expect(await listPathsInUse(bayManager)).toEqual([])
  const late = { ...request, personIds: [two.personId] }
  expect(await assignToPeople(bayManager, late, { ...at('2026-06-06'), id: randomUUID() })).toEqual({
    ...{ ok: false, problem: 'no-such-path' },
  })
})
