import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createAssignment } from '#data/assignments/create-assignment.ts'
import { applyImport } from '#data/imports/apply-import.ts'
import { discardImport } from '#data/imports/discard-import.ts'
import { type ExportedPerson, exportPeople } from '#data/imports/export-people.ts'
import { findImport, type ImportView } from '#data/imports/find-import.ts'
import { keepUpload } from '#data/imports/keep-upload.ts'
import { listImportRows } from '#data/imports/list-import-rows.ts'
import { matchColumns } from '#data/imports/match-columns.ts'
import { dangerouslyDeleteExpiredRows } from '#data/system.ts'
import {
  actsOf,
  applyAsAdministrator,
  countsOf,
  everythingOf,
  inHours,
  now,
  tableOf,
  testHospital,
  uploadImport,
  viewOf,
  workOff,
} from './imports.testing.ts'

const hospital = testHospital()
const upload = (file: string) => uploadImport(hospital.home.administrator, file)
const apply = (view: ImportView, invitations?: 'now' | 'later') =>
  applyAsAdministrator(hospital.home.administrator, view, invitations)
const personWithEmail = (email: string) => hospital.owner.person.findFirstOrThrow({ where: { email } })

describe('an import', () => {
  test('changes nothing until it is applied; then all of it is so, in the trail and in what people are asked', async () => {
    const ward = { for: 'team', teamId: hospital.home.teams.ward } as const
    await createAssignment(
      hospital.home.administrator,
      { modules: ['the-call-that-dropped'], audience: ward, dueOn: now },
      { now },
    )
    const before = await everythingOf(hospital)
    const view = await upload(
      tableOf(
        `1;${hospital.email('new')};Ana;Ruiz;Midwife;North;Ward;`,
        `;${hospital.email('ward-one')};;;Consultant;;Bay;`,
        `;${hospital.email('bay-one')};;;;;;`,
        ';x;;;;;;',
      ),
    )
    expect([view.state, ...countsOf(view), view.counts?.absent]).toEqual(['judged', 1, 1, 1, 1, 5])
    expect(await everythingOf(hospital)).toEqual(before)
    const result = await apply(view)
    expect([result.state, result.appliedAt]).toEqual(['applied', now])
    const ana = await personWithEmail(hospital.email('new'))
    expect(ana).toMatchObject({
      externalId: '1',
      givenName: 'Ana',
      profession: 'Midwife',
      site: 'North',
      status: 'invited',
    })
    expect(await personWithEmail(hospital.email('ward-one'))).toMatchObject({ profession: 'Consultant' })
    const after = await everythingOf(hospital)
    expect([after.people.length, after.members.length]).toEqual([before.people.length + 1, before.members.length + 2])
    expect(after.enrolments.filter(({ personId }) => personId === ana.id)).toHaveLength(1)
    expect((await actsOf(hospital)).slice(-3)).toEqual(['people.imported', 'person.imported', 'person.changed'])
    expect(await hospital.owner.mail.count({ where: { organisationId: hospital.home.organisationId } })).toBe(0)
  })

  test('done again changes nothing, by number where addresses changed, else by address', async () => {
    const file = tableOf(
      `1;${hospital.email('a')};Ana;Ruiz;Nurse;;Ward;`,
      `;${hospital.email('b')};Ben;;Nurse;;;Manager`,
    )
    await apply(await upload(file))
    expect(countsOf(await upload(file))).toEqual([0, 0, 2, 0])
    const moveImport = await apply(await upload(tableOf(`1;${hospital.email('new-a')};;;;;;`)))
    expect(countsOf(moveImport)).toEqual([0, 1, 0, 0])
    expect(
      await hospital.owner.person.count({ where: { organisationId: hospital.home.organisationId, externalId: '1' } }),
    ).toBe(1)
    expect(countsOf(await upload(file.replace(hospital.email('a'), hospital.email('new-a'))))).toEqual([0, 0, 2, 0])
  })

  test('mails an invitation to each who is new where that is asked for, once', async () => {
    const view = await apply(
      await upload(tableOf(`1;${hospital.email('a')};Ana;;Nurse;;;`, `2;${hospital.email('b')};Ben;;Nurse;;;`)),
      'now',
    )
    expect(
      await hospital.owner.mail.count({ where: { organisationId: hospital.home.organisationId, kind: 'invitation' } }),
    ).toBe(2)
    expect(await applyImport(hospital.home.administrator, { id: view.id, invitations: 'now' })).toBe('not-found')
  })

  test('of someone with another address ends the links that went to the one before, and invites them there', async () => {
    await apply(await upload(tableOf(`1;${hospital.email('a')};Ana;;Nurse;;;`)))
    const { id: personId } = await personWithEmail(hospital.email('a'))
    const link = {
      organisationId: hospital.home.organisationId,
      personId,
      purpose: 'invitation' as const,
      tokenHash: randomUUID(),
    }
    await hospital.owner.personToken.create({ data: { ...link, expiresAt: inHours(48) } })
    await apply(await upload(tableOf(`1;${hospital.email('other')};;;;;;`)), 'now')
    expect(await hospital.owner.personToken.count({ where: { personId } })).toBe(0)
    expect(await hospital.owner.mail.count({ where: { personId, kind: 'invitation', status: 'waiting' } })).toBe(1)
  })

  test('makes the teams that are not here where its administrator says so, once each', async () => {
    const view = await upload(
      tableOf(`1;${hospital.email('a')};Ana;;Nurse;;Theatre;`, `2;${hospital.email('b')};Ben;;Nurse;;THEATRE|Ward;`),
    )
    expect(countsOf(view)).toEqual([0, 0, 0, 2])
    const columns = view.columns.map(({ field }) => field)
    expect(await matchColumns(hospital.home.administrator, { id: view.id, columns, unknownTeams: 'make' })).toBe(
      'matched',
    )
    await workOff()
    const again = await viewOf(hospital.home.administrator, view.id)
    expect([countsOf(again), again.counts?.newTeams.map((team) => team.name)]).toEqual([[2, 0, 0, 0], ['Theatre']])
    await apply(again)
    const newTeams = await hospital.owner.team.findMany({
      where: { organisationId: hospital.home.organisationId, name: 'Theatre' },
    })
    expect(await hospital.owner.teamMember.count({ where: { teamId: newTeams[0]?.id ?? '' } })).toBe(2)
    expect(newTeams).toHaveLength(1)
  })

  test('says who manages which team, and what is exported says so again', async () => {
    const file = tableOf(
      `1;${hospital.email('a')};Ana;;Nurse;;;Manager;Bay`,
      `2;${hospital.email('ward-one')};;;;;;;Ward | Bay`,
    )
    await apply(await upload(file))
    const where = { organisationId: hospital.home.organisationId }
    const of = async (email: string) => (await personWithEmail(hospital.email(email))).id
    const [ana, one] = [await of('a'), await of('ward-one')]
    expect(await hospital.owner.teamManager.count({ where: { ...where, personId: ana } })).toBe(1)
    expect(await hospital.owner.teamManager.count({ where: { ...where, personId: one } })).toBe(2)
    const roles = await hospital.owner.personRole.findMany({ where: { ...where, personId: { in: [ana, one] } } })
    expect(roles.filter(({ personId }) => personId === ana).map(({ role }) => role)).toEqual(['manager'])
    expect(roles.map(({ role }) => role).sort()).toEqual(['clinician', 'manager', 'manager'])
    expect(countsOf(await upload(file))).toEqual([0, 0, 2, 0])
    const exportedPeople: ExportedPerson[] = []
    for await (const people of exportPeople(hospital.home.administrator, { now })) exportedPeople.push(...people)
    expect(exportedPeople.find(({ id }) => id === one)?.manages).toEqual(['Bay', 'Ward'])
  })

  test('is matched by hand where its columns have names that nobody knows', async () => {
    const view = await upload(`Wer;Wie\n${hospital.email('a')};Ana`)
    expect(view.columns).toEqual([
      { head: 'Wer', field: null, example: hospital.email('a') },
      { head: 'Wie', field: null, example: 'Ana' },
    ])
    await matchColumns(hospital.home.administrator, {
      id: view.id,
      columns: ['email', 'givenName'],
      unknownTeams: 'refuse',
    })
    await workOff()
    const { rows } = await listImportRows(hospital.home.administrator, { id: view.id, shown: 'refused', page: 1 })
    expect(rows).toMatchObject([{ row: 2, detail: { field: 'profession', problem: 'required' } }])
  })

  test('of nothing that is a table says why and keeps nothing of it', async () => {
    const view = await uploadImport(hospital.home.administrator, new TextEncoder().encode('%PDF-1.7 …'))
    expect([view.state, view.problem]).toEqual(['unreadable', 'no-table'])
    expect(await hospital.owner.peopleImport.findFirst({ where: { id: view.id } })).toMatchObject({ bytes: null })
    expect(await discardImport(hospital.home.administrator, { id: view.id })).toBe('discarded')
  })

  test('that came twice, as by a form that was sent twice, is one', async () => {
    const file = { id: randomUUID(), fileName: 'x', bytes: new TextEncoder().encode('Email\nx') }
    await Promise.all([
      keepUpload(hospital.home.administrator, file, { now }),
      keepUpload(hospital.home.administrator, file, { now }),
    ])
    expect(await hospital.owner.peopleImport.count({ where: { organisationId: hospital.home.organisationId } })).toBe(1)
    await workOff()
  })

  test('goes a day after it was made where nobody applied it', async () => {
    const view = await upload(tableOf(`1;${hospital.email('a')};Ana;;Nurse;;;`))
    await dangerouslyDeleteExpiredRows({ now: inHours(23) })
    expect(await findImport(hospital.home.administrator, view.id)).not.toBeNull()
    await dangerouslyDeleteExpiredRows({ now: inHours(25) })
    expect(await findImport(hospital.home.administrator, view.id)).toBeNull()
  })
})
