import { asOwner } from '#data/database/owner-database.ts'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { largeOrganisation } from './support/large-organisation.ts'
import { expect, expectNoAxeViolations, test } from './support/test.ts'

test('a team of very many says how it stood and where to help, and names nobody', async ({
  page,
  application,
  asWorker,
  signIn,
}) => {
  const now = new Date()
  const { administrator, teamId: ward } = await largeOrganisation(application, { clinicians: 1100, busy: 1, now })
  await signIn(administrator.email)
  await page.goto(`/admin/teams/${ward}`)
  await expect(page.getByText(/^More than 1,000 clinicians are too many to name on one page\./)).toBeVisible()
  await expect(page.getByText(/^There is no team below this one\. Make teams below it/)).toBeVisible()
  await expect(page.getByText('This team has no figure yet')).toBeVisible()

  const { organisationId } = administrator
  await asOwner(application.ownerUrl, async (owner) => {
    const people = await owner.teamMember.findMany({ where: { organisationId, teamId: ward }, take: 60 })
    for (const [name, from] of [
      ['Bay 1', 0],
      ['Bay 2', 30],
    ] as const) {
      const { id: teamId } = await owner.team.create({ data: { organisationId, name, parentId: ward } })
      const ofBay = people.slice(from, from + 30)
      await owner.teamMember.createMany({ data: ofBay.map(({ personId }) => ({ organisationId, teamId, personId })) })
    }
  })
  await asWorker(() => dangerouslyTakeSnapshot(organisationId, { now }))
  await page.reload()
  await expect(page.getByText(/^1,100 clinicians · as of/)).toBeVisible()
  const below = page.getByRole('table', { name: /^The teams below Ward/ })
  await expect(below.getByRole('row', { name: /^Bay [12] 30 people/ })).toHaveCount(2)
  await expect(page.getByRole('heading', { name: 'Help first' })).toHaveCount(0)
  await expect(page.getByRole('main').getByText(/\d, Person|Person \d/)).toHaveCount(0)
  await expectNoAxeViolations(page)

  const download = (table: string) => page.request.get(`/api/reports/team/${ward}?format=csv&table=${table}`)
  const left = await download('people')
  expect(left.status()).toBe(404)
  expect(await left.text()).toContain('More than 1,000 clinicians are too many to name in one table.')
  expect((await download('shares')).status()).toBe(200)

  await page.getByRole('link', { name: 'List its people' }).click()
  await expect(page.getByRole('table', { name: '1,100 people' })).toBeVisible()
  await page.goto(`/admin/teams/${ward}`)
  await page.getByRole('link', { name: 'Assign modules to all of them' }).click()
  await expect(page.getByRole('button', { name: 'Assign to 1,100 people' })).toBeVisible()
  await page.goto(`/admin/teams/${ward}`)
  await below.getByRole('link', { name: 'Bay 1' }).click()
  await expect(page.getByRole('table', { name: /^What each clinician of Bay 1/ })).toBeVisible()
})
