import { completeModule } from '#simulation/testing/complete-module.ts'
import { test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

const day = 24 * 60 * 60 * 1000

test('an administrator chooses who sees statuses, and each reader’s pages follow at once', async ({
  page,
  organisation,
  signIn,
}) => {
  const [clinician] = organisation.wardClinicians
  for (const slug of ['the-call-that-dropped', 'the-whatsapp-photo'])
    await completeModule(clinician, slug, { now: new Date(Date.now() - 20 * day) })
  const team = `/teams/${organisation.teams.ward}`
  const person = `${team}/people/${clinician.personId}`

  await signIn(organisation.email('ward-manager'))
  await page.goto(team)
  await expect(page.getByRole('table', { name: /What each clinician of/ })).toBeVisible()

  await signIn(organisation.email('admin'))
  await page.goto('/admin/statuses')
  await page.getByRole('radio', { name: 'Nobody: groups only' }).check()
  await page.getByRole('button', { name: 'Show what this changes' }).click()
  const preview = page.getByRole('region', { name: 'If nobody sees statuses by name, only groups' })
  await expect(preview).toContainText('This is about the statuses of 4 clinicians')
  await expect(preview).toContainText('managers lose the grid')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Show groups only' }).click()
  await expect(page.getByText('Saved. Nobody sees statuses by name any more, only groups.')).toBeVisible()
  await page.goto('/admin/audit')
  await expect(page.getByRole('row').nth(1)).toContainText(
    'changed who sees statuses by name: before, managers and administrators; now, nobody (groups only)',
  )
  await page.goto('/admin/exports')
  await expect(page.getByText('Without names: your organisation does not show statuses')).toBeVisible()
  await page.goto(`/admin${person}`)
  await expect(page.getByText('Your organisation does not show you what')).toBeVisible()

  // A manager: who has finished what, and nothing of anybody’s statuses.
  await signIn(organisation.email('ward-manager'))
  await page.goto(team)
  await expect(page.getByText('Your organisation shows what groups understand here')).toBeVisible()
  await expect(page.getByRole('table', { name: /Who was asked to do modules/ })).toContainText('ward-one')
  await expect(page.getByRole('heading', { name: 'Help first' })).toHaveCount(0)
  await expect(page.getByText('understands', { exact: true })).toHaveCount(0)
  await expectNoAxeViolations(page)
  await page.goto(person)
  await expect(page.getByText('Your organisation does not show you what')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Practice by practice' })).toHaveCount(0)
  await expectNoAxeViolations(page)
  const file = await page.request.get(`/api/reports/clinician/${clinician.personId}?format=csv`)
  expect(file.status()).toBe(404)
  const people = await page.request.get(`/api/reports/team/${organisation.teams.ward}?format=csv&table=people`)
  expect(people.status()).toBe(404)

  // The clinician: their own as before, and that nobody else sees it.
  await signIn(organisation.email('ward-one'))
  await page.goto('/learn/understanding')
  await expect(page.getByRole('heading', { name: 'Practice by practice' })).toBeVisible()
  await page.getByText('Who may see this').click()
  await expect(page.getByText('Your organisation shows your statuses to nobody but you.')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.goto('/account')
  await expect(page.getByRole('region', { name: 'Who sees what people understand' })).toContainText(
    'to nobody but themselves',
  )

  // Wider again: managers see names, and everyone is told.
  await signIn(organisation.email('admin'))
  await page.goto('/admin/statuses?readers=managers#preview')
  await expect(page.getByText('4 clinicians get a notice of it.')).toBeVisible()
  await page.getByRole('button', { name: 'Show them to managers alone' }).click()
  await expect(page.getByText('Saved. Managers alone now see statuses by name.')).toBeVisible()
  await page.goto(`/admin${team}`)
  await expect(page.getByText('Your organisation shows what groups understand here')).toBeVisible()
  await signIn(organisation.email('ward-manager'))
  await page.goto(team)
  await expect(page.getByRole('table', { name: /What each clinician of/ })).toBeVisible()
  await signIn(organisation.email('ward-one'))
  await page.goto('/notices')
  await page.getByRole('link', { name: 'More people can now see what you understand, by name' }).click()
  await expect(page).toHaveURL(/\/learn\/understanding$/)
})
