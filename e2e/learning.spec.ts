import type { Page } from '@playwright/test'
import { answersOf } from './support/answers-of.ts'
import { untilAwake } from './support/awake.ts'
import { expectCertificate } from './support/certificate.ts'
import { assignFirstModule, test } from './support/organisation.ts'
import { answerQuestion, beginFirstModule, expectFeedback, goOn, goToQuestion } from './support/playing.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

test.beforeEach(async ({ organisation, signIn }) => {
  await assignFirstModule(organisation)
  await signIn(organisation.email('ward-one'))
})

async function expectNoSideScrolling(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}

test('a clinician goes through a module to its debrief, at 320 px, and axe finds nothing on any scene', async ({
  page,
  application,
  organisation,
}) => {
  test.setTimeout(300_000)
  // The one journey on which everything moves as it does for most people.
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/learn')
  const next = page.getByRole('region', { name: 'The call that dropped' })
  await expect(next).toContainText('about 10 minutes')
  await expect(next).toContainText('Due on')
  await expectNoAxeViolations(page)
  await beginFirstModule(page)
  let answers = 0
  while (await goToQuestion(page)) {
    await expectNoSideScrolling(page)
    await expectNoAxeViolations(page)
    await answerQuestion(page)
    await expectFeedback(page)
    await expectNoAxeViolations(page)
    await goOn(page)
    answers += 1
  }
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'See what this path gave away' }).click()
  await expect(page.getByRole('heading', { name: 'What left the room' })).toBeFocused()
  await expect(page.getByRole('heading', { name: 'The safest path' })).toBeVisible()
  await expectNoSideScrolling(page)
  await expectNoAxeViolations(page)
  await expect(page.getByRole('region', { name: 'What you would do differently' })).toContainText('Next time')
  await page.getByRole('link', { name: /^Play the safer path from scene \d/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The safer path')
  await expect(page.getByRole('region', { name: 'What is safest here' })).toContainText('The principle')
  await expectNoSideScrolling(page)
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Go on' }).click()
  await expect(page).toHaveURL(/step=2$/)
  expect(answers).toBeGreaterThanOrEqual(9)
  expect(await answersOf(application.ownerUrl, organisation.organisationId)).toBe(answers)
  await page.goto('/learn')
  await page.getByText('1 module done').click()
  await expect(page.getByRole('link', { name: 'The call that dropped' })).toBeVisible()
  await page.getByRole('link', { name: /what I understand$/ }).click()
  await expect(page.getByRole('region', { name: 'Practice by practice' })).toContainText('Approved')
  await expectCertificate(page)
})

test('an attempt goes on at the same scene after a reload and on another device, and shows what was answered last', async ({
  page,
  browser,
  context,
  application,
}) => {
  await beginFirstModule(page)
  await goToQuestion(page)
  await answerQuestion(page)
  await expectFeedback(page)
  await goOn(page)
  const here = (await page.locator('.prose').textContent()) ?? ''
  await page.reload()
  await expect(page.locator('.prose')).toHaveText(here)
  await expect(page.getByText('Your last answer, and why')).toBeVisible()
  const elsewhere = await browser.newContext({
    baseURL: application.baseUrl,
    storageState: await context.storageState(),
  })
  const device = await elsewhere.newPage()
  await device.goto(page.url())
  await expect(device.locator('.prose')).toHaveText(here)
  await elsewhere.close()
})

test('a choice that was not given yet is still there after a reload', async ({ page }) => {
  await beginFirstModule(page)
  await goToQuestion(page)
  await page.locator('.answer input').nth(1).check()
  await page.getByRole('radio', { name: 'Guessing' }).check()
  await page.reload()
  await expect(page.locator('.answer input').nth(1)).toBeChecked()
  await expect(page.getByRole('radio', { name: 'Guessing' })).toBeChecked()
})

test('everything works by keyboard alone, and the feedback takes the focus', async ({ page }) => {
  await beginFirstModule(page)
  await goToQuestion(page)
  await untilAwake(page.locator('.answer input').first())
  await page.locator('.answer input').first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await expect(page.locator('.sure input').first()).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: /^(Do this|Answer)$/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expectFeedback(page)
  await expect(page.getByRole('heading', { name: /safer choice|safest choice/ })).toBeFocused()
})

test('without a choice or without a confidence nothing is sent, and what is missing is said', async ({
  page,
  application,
  organisation,
}) => {
  await beginFirstModule(page)
  await goToQuestion(page)
  await page.getByRole('button', { name: /^(Do this|Answer)$/ }).click()
  await expect(page.getByText('Choose one of these first.')).toBeVisible()
  await page.locator('.answer input').first().check()
  await page.getByRole('button', { name: /^(Do this|Answer)$/ }).click()
  await expect(page.getByText('Say how sure you are.')).toBeVisible()
  expect(await answersOf(application.ownerUrl, organisation.organisationId)).toBe(0)
})
