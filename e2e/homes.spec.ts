import { chooseModule } from '#data/assignments/choose-module.ts'
import { asOwner } from '#data/database/owner-database.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { assignFirstModule, firstModule, test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

const day = 24 * 60 * 60 * 1000

test('an administrator of a new organisation is led step by step, and sees what needs someone, with a way to it', async ({
  page,
  application,
  organisation,
  signIn,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(organisation.email('admin'))
  await page.goto('/admin')
  const guide = page.getByRole('region', { name: /^Set up e2e-/ })
  await expect(guide).toContainText('2 of 5 done')
  await expect(guide.getByRole('listitem').filter({ has: page.locator('[aria-current=step]') })).toHaveCount(0)
  await expect(guide.locator('[aria-current=step]')).toContainText('Your rules and tools')
  await expectNoAxeViolations(page)

  await assignFirstModule(organisation)
  await asOwner(application.ownerUrl, (owner) =>
    owner.enrolment.updateMany({
      where: { organisationId: organisation.organisationId, personId: organisation.bayClinicians[0].personId },
      data: { dueOn: new Date(Date.now() - 9 * day) },
    }),
  )
  await page.reload()
  await expect(guide).toContainText('3 of 5 done')
  const today = page.getByRole('region', { name: 'Today' })
  await expect(today).toContainText('1 person is overdue')
  await expect(today).toContainText('The call that dropped')
  await expect(page.getByRole('region', { name: 'In the last seven days' })).toContainText(
    '4 people were assigned modules',
  )
  await today.getByRole('link', { name: /^See who/ }).click()
  await expect(page.getByRole('table').locator('tbody').getByRole('row')).toHaveCount(1)
  await expect(page.getByRole('table')).toContainText('bay-one')
  await expectNoAxeViolations(page)
})

test('the demo’s administrator sees two numbers, each with how it stood a quarter ago', async ({ page, signIn }) => {
  await signIn('admin@demo.curtain.example')
  await page.goto('/admin')
  const figures = page.getByRole('region', { name: 'Finished is not understood' })
  await expect(figures).toContainText(/\d+\s%\s*\d+ of \d+ modules/)
  await expect(figures).toContainText(/(since|than on) \d/)
  await expect(page.getByRole('region', { name: /^Set up/ })).toHaveCount(0)
})

test('a new joiner reads a welcome and has one first module; later there is one next thing, and how far they are', async ({
  page,
  organisation,
  signIn,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(organisation.email('ward-one'))
  await page.goto('/learn')
  await expect(page.getByText('Curtain is short scenarios')).toBeVisible()
  await expect(page.getByText('Nothing is overdue.')).toBeVisible()
  await expect(page.getByText('Your first scenario: about')).toBeVisible()
  await expectNoAxeViolations(page)

  const [clinician] = organisation.wardClinicians
  await completeModule(clinician, firstModule, { now: new Date() })
  await chooseModule(clinician, 'the-wrong-mrs-khan', { now: new Date() })
  await page.goto('/learn')
  await expect(page.getByText('Curtain is short scenarios')).toHaveCount(0)
  await expect(page.getByText('1 of 2 done')).toBeVisible()
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toHaveText('The wrong Mrs Khan')
  await page.getByText('1 module done').click()
  await expect(page.getByRole('link', { name: 'The call that dropped' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await expectNoAxeViolations(page)
})
