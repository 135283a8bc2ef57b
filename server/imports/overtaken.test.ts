import { describe, expect, test } from 'vitest'
import { applyImport } from '#data/imports/apply-import.ts'
import { archiveTeam } from '#data/people/archive-team.ts'
import { changePerson } from '#data/people/change-person.ts'
import { detailsOf } from '#data/people/details.testing.ts'
import { dangerouslyDutiesOfPerson } from '#data/viewer.ts'
import {
  applyAsAdministrator,
  countsOf,
  everythingOf,
  now,
  tableOf,
  testHospital,
  uploadImport,
  viewOf,
  workOff,
} from './imports.testing.ts'

const hospital = testHospital()
const upload = (file: string) => uploadImport(hospital.home.administrator, file)
const personWithEmail = (email: string) => hospital.owner.person.findFirstOrThrow({ where: { email } })

describe('two administrators', () => {
  test('who apply the same file at once: one does, the other sees what that one did', async () => {
    const file = tableOf(`1;${hospital.email('a')};Ana;;Nurse;;;`, `;${hospital.email('ward-one')};;;Consultant;;;`)
    const { organisationId, wardManager } = hospital.home
    await hospital.owner.personRole.create({
      data: { organisationId, personId: wardManager.personId, role: 'administrator' },
    })
    const colleague = (await dangerouslyDutiesOfPerson(wardManager))?.administrator
    if (!colleague) throw new Error('The colleague is no administrator')
    const [first, second] = [await upload(file), await uploadImport(colleague, file)]
    await applyImport(hospital.home.administrator, { id: first.id, invitations: 'later' })
    await applyImport(colleague, { id: second.id, invitations: 'later' })
    await Promise.all([workOff(), workOff()])
    const views = await Promise.all(
      [first, second].map(async ({ id }) => await viewOf(hospital.home.administrator, id)),
    )
    expect(views.map(({ state }) => state).sort()).toEqual(['applied', 'judged'])
    const judgedView = views.find(({ state }) => state === 'judged')
    if (judgedView === undefined) throw new Error('Nobody saw it')
    expect([judgedView.overtaken, ...countsOf(judgedView)]).toEqual([true, 0, 0, 2, 0])
  })

  test.each(['person', 'team', 'team that is archived'])(
    'of whom one changes a %s that the other imports: nothing of the import is done',
    async (what) => {
      const view = await upload(
        tableOf(`1;${hospital.email('a')};Ana;;Nurse;;Ward;`, `;${hospital.email('ward-one')};;;Consultant;;Bay;`),
      )
      const { id: personId } = await personWithEmail(hospital.email('ward-one'))
      if (what === 'person') {
        const details = await detailsOf(hospital.home.administrator, personId)
        await changePerson(hospital.home.administrator, { ...details, profession: 'Midwife' }, { now })
      } else if (what === 'team that is archived')
        await archiveTeam(hospital.home.administrator, { teamId: hospital.home.teams.bay }, { now })
      else
        await hospital.owner.team.delete({
          where: { organisationId_id: { organisationId: hospital.home.organisationId, id: hospital.home.teams.bay } },
        })
      const before = await everythingOf(hospital)
      const again = await applyAsAdministrator(hospital.home.administrator, view)
      expect([again.state, again.overtaken]).toEqual(['judged', true])
      expect(await everythingOf(hospital)).toEqual(before)
    },
  )
})
