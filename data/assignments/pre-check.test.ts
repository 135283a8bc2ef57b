import { beforeAll, describe, expect, test } from 'vitest'
import { auditorPack } from '#data/auditing/auditor-pack.ts'
import { teamReport } from '#data/reports/team.ts'
import { textOf } from '#data/strangers.testing.ts'
import { changeStatusReaders } from '#data/understanding/change-status-readers.ts'
import type { Clinician } from '#data/viewer.ts'
import type { StatusReaders } from '#domain/reports/status-readers.ts'
import { livedOrganisation, owner, setUpLivedOrganisation } from '#simulation/testing/set-up.ts'
import { countAssignment } from './count-assignment.ts'
import { createAssignment } from './create-assignment.ts'
import { dangerouslyEndExcusals } from './end-excusals.ts'
import { listEnrolments } from './list-enrolments.ts'
import { excusalsOf, ownExcusals } from './list-excusals.ts'
import { previewPreCheck } from './preview-pre-check.ts'
import { dangerouslyListToReconcile, dangerouslyReconcilePutOff } from './reconcile-organisation.ts'

setUpLivedOrganisation()

const now = new Date('2026-06-01T10:00:00Z')
const later = new Date('2026-12-01T10:00:00Z')
const dueOn = new Date('2026-06-29T00:00:00Z')
/** Teaches what some of these clinicians have shown and another module that nobody has. */
const [knownModule, unknownModule] = ['one-login-for-the-ward', 'the-wrong-mrs-khan'] as const
const practices = ['access-and-passwords', 'report-incidents']

let excusedClinicians: Clinician[]
let assignmentId: string
const shows = (readers: StatusReaders) => changeStatusReaders(livedOrganisation.administrator, { readers }, { now })
const openRows = async (clinician: Clinician, at: Date) =>
  (await listEnrolments(clinician, { now: at })).toDo.filter(({ dueOn: day }) => day !== null && day >= dueOn)
const byTheWorker = () => dangerouslyReconcilePutOff(livedOrganisation.organisationId, { now })
const countNow = () => countAssignment(livedOrganisation.administrator, assignmentId, { now })

async function assign(personId: string | null, preCheck: 'on' | 'off') {
  const audience = personId === null ? ({ for: 'everyone' } as const) : ({ for: 'person', personId } as const)
  const new_ = { modules: [knownModule, unknownModule], audience, dueOn, preCheck }
  const assignment = await createAssignment(livedOrganisation.administrator, new_, { now })
  if (!assignment.ok) throw new Error(assignment.problem)
  return assignment
}

beforeAll(async () => {
  const assignment = await assign(null, 'on')
  expect(assignment.enrolled).toBe('put-off')
  assignmentId = assignment.assignmentId
})

describe('an assignment with a pre-check', () => {
  test('says before whom it would leave out of what, and asks nobody before that is known', async () => {
    const preview = await previewPreCheck(livedOrganisation.administrator, [], { now })
    expect(preview?.lookedAt).toBe(livedOrganisation.clinicians.length)
    expect(preview?.excusedCounts.get(knownModule)).toBeGreaterThan(0)
    expect(preview?.excusedCounts.has(unknownModule)).toBe(false)
    expect(await owner.enrolment.count({ where: { assignmentId } })).toBe(0)
    expect(await dangerouslyListToReconcile()).toContain(livedOrganisation.organisationId)
    await byTheWorker()
    const rows = await owner.excusal.findMany({ where: { assignmentId } })
    excusedClinicians = livedOrganisation.clinicians.filter(({ personId }) =>
      rows.some((row) => row.personId === personId),
    )
    expect(excusedClinicians).toHaveLength(preview?.excusedCounts.get(knownModule) ?? 0)
    expect(await owner.enrolment.count({ where: { assignmentId } })).toBe(livedOrganisation.clinicians.length * 2)
  })

  test('asks of who has shown one module the other, with the evidence, and nothing of it is completed', async () => {
    const [one] = excusedClinicians
    if (one === undefined) throw new Error('Nobody was excused')
    expect((await openRows(one, now)).map(({ module }) => module.slug)).toEqual([unknownModule])
    const [own] = await ownExcusals(one)
    expect(own).toMatchObject({ moduleSlug: knownModule, madeAt: now })
    expect(own?.evidence.map(({ practice }) => practice)).toEqual(practices)
    for (const { probability, low, answers } of own?.evidence ?? []) {
      expect(probability).toBeGreaterThanOrEqual(0.9)
      expect(low).toBeGreaterThanOrEqual(2 / 3)
      expect(answers).toBeGreaterThanOrEqual(3)
    }
    expect(await excusalsOf(livedOrganisation.manager, one.personId)).toEqual([own])
    // What is left of it is to do: none of them is excused from all.
    expect(await countNow()).toMatchObject({ open: livedOrganisation.clinicians.length, excused: 0, finished: 0 })
    const report = await teamReport(livedOrganisation.administrator, livedOrganisation.teams.ward, { now })
    expect(report?.spared.excused).toBe(excusedClinicians.length)
    const pack = await auditorPack(livedOrganisation.administrator, { now, names: 'without-names' })
    if (!pack.ok) throw new Error(pack.problem)
    const files = new Map<string, string>()
    for await (const { name, pieces } of pack.files)
      files.set(name, typeof pieces === 'string' ? pieces : await textOf(asyncOf(pieces)))
    const lines = files.get('excusals.csv')?.trim().split(/\r?\n/).slice(1) ?? []
    expect(lines).toHaveLength(excusedClinicians.length * practices.length)
    const [answer = ''] = lines[0]?.split(',')[7]?.split(' ') ?? []
    expect(files.get('answers.csv')).toContain(answer)
    // Without it everyone is asked.
    const [{ personId }] = excusedClinicians as [Clinician]
    expect((await assign(personId, 'off')).enrolled).toBe(2)
    expect((await openRows(one, now)).map(({ module }) => module.slug).sort()).toEqual([knownModule, unknownModule])
    await owner.assignment.updateMany({ where: { personId, teamId: null }, data: { withdrawnAt: now } })
    await owner.enrolment.updateMany({ where: { personId, assignment: { personId } }, data: { releasedAt: now } })
  })

  test('asks again who no longer understands it, with time, and those of whom it may no longer be said', async () => {
    const [one, two] = excusedClinicians
    if (one === undefined || two === undefined) throw new Error('Two are needed')
    expect(await dangerouslyEndExcusals(livedOrganisation.organisationId, { now })).toBe(0)
    // Answers that show nothing.
    await owner.understanding.updateMany({
      where: { personId: one.personId, practiceId: 'report-incidents' },
      data: { sureAndWrong: 2 },
    })
    expect(await dangerouslyEndExcusals(livedOrganisation.organisationId, { now })).toBe(1)
    await owner.assignment.updateMany({ where: { id: assignmentId }, data: { countedAt: null } })
    await byTheWorker()
    expect((await openRows(one, now)).map(({ module }) => module.slug).sort()).toEqual([knownModule, unknownModule])
    expect(await owner.excusal.findFirst({ where: { personId: one.personId } })).toMatchObject({
      endedBecause: 'faded',
    })
    await shows('groups-only')
    expect(await excusalsOf(livedOrganisation.manager, two.personId)).toEqual([])
    expect(await ownExcusals(two)).toHaveLength(1)
    expect(await previewPreCheck(livedOrganisation.administrator, [], { now })).toBeNull()
    expect(await dangerouslyEndExcusals(livedOrganisation.organisationId, { now: later })).toBe(
      excusedClinicians.length - 1,
    )
    await owner.assignment.updateMany({ where: { id: assignmentId }, data: { countedAt: null } })
    await dangerouslyReconcilePutOff(livedOrganisation.organisationId, { now: later })
    await shows('managers-and-administrators')
    expect((await openRows(two, later)).find(({ module }) => module.slug === knownModule)).toMatchObject({
      ...{ overdue: false, dueOn: new Date('2026-12-29T00:00:00Z') },
    })
  })
})

async function* asyncOf(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  yield* pieces
}
