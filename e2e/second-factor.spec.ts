import type { Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { changeRememberedDays } from '#data/people/remembered-days.ts'
import { changeFactorRule } from '#data/people/required-factor.ts'
import { password, test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

/** The code that an app shows, so many half minutes from now: each works once. */
function codeOf(secret: string, halfMinutes = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + halfMinutes * 30_000 })
}

async function enterPassword(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Sets up what the page shows, with the code of a half minute ago; the app's secret. */
async function setUp(page: Page): Promise<string> {
  await page.getByLabel('Current password').first().fill(password)
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByRole('heading', { name: 'Add Curtain to your app' })).toBeVisible()
  const secret = ((await page.locator('#scan code').textContent()) ?? '').replaceAll(/\s/g, '')
  const recoveryCodes = page.locator('output', { hasText: /^([a-z2-7]{4}-){3}[a-z2-7]{4}/ })
  const refusalText = page.getByText('This code is wrong, too old or already used.').first()
  const enterCode = async () => {
    await page.getByRole('textbox', { name: 'Code from the app' }).fill(codeOf(secret, -1))
    await page.getByRole('button', { name: 'Turn on' }).click()
    await expect(recoveryCodes.or(refusalText)).toBeVisible()
  }
  await enterCode()
  // Half a minute may have ended between the code and its answer.
  if (await refusalText.isVisible()) await enterCode()
  await expect(recoveryCodes).toBeVisible()
  return secret
}

async function signOut(page: Page, name: string): Promise<void> {
  await page.locator('summary', { hasText: name }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
}

test('someone sets it up, signs in with a code, and has the device remembered', async ({
  page,
  organisation,
  signIn,
}) => {
  await changeRememberedDays(organisation.administrator, { days: 7 }, { now: new Date() })
  const email = organisation.email('ward-one')
  await signIn(email)
  await page.goto('/account/second-factor')
  const secret = await setUp(page)
  await page.goto('/learn')
  await signOut(page, 'ward-one')
  await enterPassword(page, email)
  await expect(page).toHaveURL(/\/sign-in\/second-factor/)
  await expectNoAxeViolations(page)
  await page.getByLabel('Remember this device for 7 days').check()
  await page.getByRole('textbox', { name: 'Code' }).fill(codeOf(secret))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/learn$/)
  await signOut(page, 'ward-one')
  await enterPassword(page, email)
  await expect(page).toHaveURL(/\/learn$/)
  await page.goto('/account')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: /^Stop remembering/ }).click()
  await expect(page.getByText('This device is no longer remembered.')).toBeVisible()
  await signOut(page, 'ward-one')
  await enterPassword(page, email)
  await expect(page).toHaveURL(/\/sign-in\/second-factor/)
})

test('who has to have one is led to it, reaches nothing else, and goes on where they were going', async ({
  page,
  organisation,
  signIn,
}) => {
  const email = organisation.email('bay-manager')
  await signIn(email)
  await page.goto('/teams')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const none = { administrator: null, manager: null, clinician: null }
  const rule = { ...none, manager: new Date('2026-01-01') }
  await changeFactorRule(organisation.administrator, { rule }, { now: new Date() })
  for (const place of ['/teams', '/account', '/account/second-factor', '/notices', '/search?q=bay', '/sign-in']) {
    await page.goto(place)
    await expect(page).toHaveURL(/\/sign-in\/set-up/)
  }
  expect((await page.request.get('/api/export/own', { maxRedirects: 0 })).status()).toBeGreaterThanOrEqual(300)
  const sameSite = { 'sec-fetch-site': 'same-origin' }
  const search = await page.request.post('/api/search', { data: { q: 'bay' }, headers: sameSite })
  expect(search.status()).toBe(401)
  await page.goto('/sign-in/set-up')
  await expect(page.getByText('requires two-step verification')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await page.goto('/notices')
  await enterPassword(page, email)
  await expect(page).toHaveURL(/\/sign-in\/set-up\?next=%2Fnotices/)
  await setUp(page)
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Continue' }).click()
  await expect(page).toHaveURL(/\/notices$/)
  await expect(page.getByText(/You need two-step verification from/)).toBeVisible()
})

test('an administrator says who has to have one, and sees how many do', async ({ page, organisation, signIn }) => {
  await signIn(organisation.email('admin'))
  await page.goto('/admin/sign-in')
  const section = page.locator('#second-factor')
  await expect(section.getByText('0 of 2 have it.')).toBeVisible()
  await expectNoAxeViolations(page)
  await section.getByLabel('Managers, from').fill('2099-01-01')
  await section.getByRole('button', { name: 'Save who needs it' }).click()
  await expect(page.getByText('Saved. 2 people are told to set it up.')).toBeVisible()
  await expect(section.getByLabel('Managers, from')).toHaveValue('2099-01-01')
})
