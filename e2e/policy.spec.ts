import { completeModule } from '#simulation/testing/complete-module.ts'
import { goToPlace } from './support/go-to-place.ts'
import { test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

const day = 24 * 60 * 60 * 1000

test.use({ viewport: { width: 390, height: 844 } })

test('an administrator sets the policy by way of a preview, and what was shown before is to be confirmed', async ({
  page,
  organisation,
  signIn,
}) => {
  const [clinician] = organisation.wardClinicians
  for (const slug of ['the-call-that-dropped', 'the-whatsapp-photo', 'the-scribe-is-listening'])
    await completeModule(clinician, slug, { now: new Date(Date.now() - 60 * day) })
  await completeModule(clinician, 'the-call-that-dropped', { now: new Date(Date.now() - 20 * day) })

  await signIn(organisation.email('admin'))
  await page.goto('/admin')
  await goToPlace(page, 'Policy')
  const video = page.getByRole('group', { name: 'Tools for video consultations' })
  await video.getByRole('radio', { name: 'These are approved' }).check()
  await page.getByRole('radio', { name: 'Go on with the second video tool' }).check()
  await page.getByLabel('Who takes reports of incidents').fill('the {desk}')
  await page.getByRole('button', { name: 'See what this changes' }).click()
  await expect(page.getByText('Name at least one tool, one a line, or choose another answer.').first()).toBeVisible()
  await expect(page.getByText('Leave out curly brackets.').first()).toBeVisible()
  await expectNoAxeViolations(page)

  await page.getByLabel('Approved for video').fill('Clinic Connect')
  await page.getByLabel('Who takes reports of incidents').fill('the data desk, extension 12')
  await page.getByRole('button', { name: 'See what this changes' }).click()
  await expect(page.getByText('Approve a second tool for video first').first()).toBeVisible()
  await page.getByRole('radio', { name: 'Go on by telephone' }).check()
  await page.getByRole('button', { name: 'See what this changes' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What would change')
  await expect(page.getByText('Video tools: not decided became Clinic Connect')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What is to be confirmed' })).toContainText('Approved tools')
  await page.getByRole('region', { name: 'Modules' }).getByText('The call that dropped').click()
  await expect(page.getByText('Then', { exact: true }).filter({ visible: true }).first()).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Change it again' }).click()
  await expect(page.getByLabel('Approved for video')).toHaveValue('Clinic Connect')
  await page.getByRole('button', { name: 'See what this changes' }).click()
  await page.getByRole('button', { name: 'Bring it into force' }).click()
  await expect(page.getByText('The policy is in force.')).toBeVisible()
  await expect(page.getByRole('table')).toContainText(
    'Incident contact: not decided became the data desk, extension 12',
  )
  await expectNoAxeViolations(page)
  await page.goto('/admin/audit')
  await expect(page.getByRole('row').nth(1)).toContainText('changed the policy')

  await signIn(organisation.email('ward-manager'))
  await page.goto(`/teams/${organisation.teams.ward}`)
  const row = page.getByRole('row', { name: /ward-one/ })
  await expect(row.getByRole('button', { name: /to be confirmed under the new policy/ }).first()).toBeAttached()
  await expect(page.getByText('the policy has changed since this person answered')).toBeVisible()
  await expectNoAxeViolations(page)

  await signIn(organisation.email('ward-one'))
  await page.goto('/learn/understanding')
  await page.locator('li summary', { hasText: 'Approved tools' }).click()
  await expect(
    page.locator('details[open]').getByText('your organisation has changed its policy since you answered'),
  ).toBeVisible()
  await expectNoAxeViolations(page)
})
