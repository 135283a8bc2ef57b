import type { Page } from '@playwright/test'
import { asOwner } from '#data/database/owner-database.ts'
import { assignFirstModule, test } from './support/organisation.ts'
import { answerQuestion, beginFirstModule, goToQuestion } from './support/playing.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

test.beforeEach(async ({ organisation, signIn }) => {
  await assignFirstModule(organisation)
  await signIn(organisation.email('ward-one'))
})

test.describe('an answer waits on the device, and its owner signs out or is signed out elsewhere', () => {
  // The browser itself says on its console that it could not connect; that is what is tested.
  test.use({ expectedConsole: [/Failed to load resource/] })

  /** An answer that the server cannot be reached with, though the pages can. */
  async function keepOne(page: Page): Promise<void> {
    await page.route('**/answers?*', (route) => route.abort('connectionreset'))
    await beginFirstModule(page)
    await goToQuestion(page)
    await answerQuestion(page)
    await expect(page.getByText('Kept on this device.')).toBeVisible()
    await page.goto('/learn')
    await expect(page.getByText('1 answer is kept on this device')).toBeVisible()
  }

  const keptHere = (page: Page) =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('curtain.unsent.')).length)

  test('the page says that it waits, and keeps it or leaves without it, as its owner decides', async ({ page }) => {
    await keepOne(page)
    const account = page.locator('.account-menu')
    await account.locator('summary').click()
    await account.getByRole('button', { name: 'Sign out' }).click()
    const alert = account.getByRole('alert')
    await expect(alert).toContainText('1 answer on this device has not been sent yet')
    await expectNoAxeViolations(page)
    await alert.getByRole('button', { name: 'Stay signed in' }).click()
    await expect(alert).toBeHidden()
    expect(await keptHere(page)).toBe(1)
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out everywhere', exact: true }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('1 answer on this device')
    await page.getByRole('main').getByRole('button', { name: 'Sign out and lose it' }).click()
    await page.waitForURL(/sign-in/)
    await expect.poll(() => keptHere(page)).toBe(0)
  })

  test('it is sent once the same person signs in again, after their session was ended from elsewhere', async ({
    page,
    application,
    organisation,
    signIn,
  }) => {
    await keepOne(page)
    const { organisationId } = organisation
    await asOwner(application.ownerUrl, (owner) => owner.session.deleteMany({ where: { organisationId } }))
    await page.goto('/learn')
    await page.waitForURL(/sign-in/)
    expect(await keptHere(page)).toBe(1)
    await page.unroute('**/answers?*')
    await signIn(organisation.email('ward-one'))
    await page.goto('/learn')
    await expect(page.getByText('An answer that was kept on this device has been sent.')).toBeVisible()
    const answerCount = await asOwner(application.ownerUrl, (owner) =>
      owner.answer.count({ where: { organisationId } }),
    )
    expect(answerCount).toBe(1)
  })
})
