import { describe, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import type { ImportView } from '#data/imports/find-import.ts'
import { listImportRows } from '#data/imports/list-import-rows.ts'
import { matchColumns } from '#data/imports/match-columns.ts'
import { undoImport } from '#data/imports/undo-import.ts'
import { addToTeam } from '#data/people/add-to-team.ts'
import { changePerson } from '#data/people/change-person.ts'
import { detailsOf } from '#data/people/details.testing.ts'
import {
  actsOf,
  applyAsAdministrator,
  everythingOf,
  inHours,
  now,
  tableOf,
  testHospital,
  undoImportNow,
  uploadImport,
  viewOf,
  workOff,
} from './imports.testing.ts'

const hospital = testHospital()
const upload = (file: string) => uploadImport(hospital.home.administrator, file)
const apply = (view: ImportView, invitations?: 'now' | 'later') =>
  applyAsAdministrator(hospital.home.administrator, view, invitations)
const personWithEmail = (email: string) => hospital.owner.person.findFirstOrThrow({ where: { email } })

describe('undoing', () => {
  test('leaves everything as it was, and says so in the trail', async () => {
    const everyone = { for: 'everyone' } as const
    await createAssignment(
      hospital.home.administrator,
      { modules: ['the-call-that-dropped'], audience: everyone, dueOn: now },
      { now },
    )
    const before = await everythingOf(hospital)
    const view = await upload(
      tableOf(
        `1;${hospital.email('a')};Ana;;Nurse;;Ward|Attic;;Attic`,
        `9;${hospital.email('ward-one')};New;Name;Consultant;North;Bay;;Ward`,
      ),
    )
    await matchColumns(hospital.home.administrator, {
      id: view.id,
      columns: view.columns.map(({ field }) => field),
      unknownTeams: 'make',
    })
    await workOff()
    await apply(await viewOf(hospital.home.administrator, view.id), 'now')
    expect(await everythingOf(hospital)).not.toEqual(before)
    const result = await undoImportNow(hospital.home.administrator, view)
    expect([result.state, result.counts?.undone, result.counts?.kept]).toEqual(['undone', 2, 0])
    expect(await everythingOf(hospital)).toEqual(before)
    expect(
      await hospital.owner.mail.count({ where: { organisationId: hospital.home.organisationId, status: 'waiting' } }),
    ).toBe(0)
    expect((await actsOf(hospital)).slice(-3)).toEqual([
      'people.import-undone',
      'person.import-undone',
      'person.import-undone',
    ])
  })

  test('keeps what happened since, field by field, and says why', async () => {
    const view = await apply(
      await upload(
        tableOf(
          `1;${hospital.email('a')};Ana;;Nurse;;;`,
          `2;${hospital.email('b')};Ben;;Nurse;;;`,
          `3;${hospital.email('c')};Cleo;;Nurse;;;`,
          `;${hospital.email('ward-one')};New;;Consultant;;;`,
        ),
      ),
    )
    const [ana, ben, one] = await Promise.all(
      ['a', 'b', 'ward-one'].map((each) => personWithEmail(hospital.email(each))),
    )
    if (ana === undefined || ben === undefined || one === undefined) throw new Error('nobody')
    await hospital.owner.person.updateMany({ where: { id: ana.id }, data: { status: 'active' } })
    await addToTeam(
      hospital.home.administrator,
      { teamId: hospital.home.teams.bay, personId: ben.id, as: 'member' },
      { now },
    )
    await changePerson(
      hospital.home.administrator,
      { ...(await detailsOf(hospital.home.administrator, one.id)), profession: 'Midwife' },
      { now },
    )
    const result = await undoImportNow(hospital.home.administrator, view)
    expect([result.counts?.undone, result.counts?.kept]).toEqual([1, 3])
    const { rows } = await listImportRows(hospital.home.administrator, { id: view.id, shown: 'kept', page: 1 })
    expect(rows.map(({ row, because }) => [row, because])).toEqual([
      [2, 'joined'],
      [3, 'changed-since'],
      [5, 'changed-since'],
    ])
    expect(await hospital.owner.person.count({ where: { email: hospital.email('c') } })).toBe(0)
    expect(await personWithEmail(hospital.email('ward-one'))).toMatchObject({
      givenName: 'ward-one',
      profession: 'Midwife',
    })
  })

  test('keeps whoever is named in the rules of an assignment, which would otherwise ask nobody', async () => {
    const view = await apply(await upload(tableOf(`1;${hospital.email('a')};Ana;;Nurse;;;`)))
    const ana = await personWithEmail(hospital.email('a'))
    const rules = [{ side: 'asked', kind: 'person', value: ana.id }] as const
    await createAssignment(
      hospital.home.administrator,
      { modules: ['the-call-that-dropped'], audience: { for: 'rules', rules }, dueOn: now },
      { now },
    )
    const result = await undoImportNow(hospital.home.administrator, view)
    expect([result.counts?.undone, result.counts?.kept]).toEqual([0, 1])
    const { rows } = await listImportRows(hospital.home.administrator, { id: view.id, shown: 'kept', page: 1 })
    expect(rows.map(({ because }) => because)).toEqual(['assigned'])
    expect(await hospital.owner.assignmentAudience.count({ where: { personId: ana.id } })).toBe(1)
  })

  test('is possible for a day and once', async () => {
    const view = await apply(await upload(tableOf(`1;${hospital.email('a')};Ana;;Nurse;;;`)))
    expect(await undoImport(hospital.home.administrator, { id: view.id }, { now: inHours(24) })).toBe('too-late')
    await undoImportNow(hospital.home.administrator, view)
    expect(await undoImport(hospital.home.administrator, { id: view.id }, { now: inHours(2) })).toBe('not-found')
  })
})
