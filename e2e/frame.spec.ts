import type { Request } from '@playwright/test'
import { test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

test.describe('around every page', () => {
  test.use({ expectedConsole: [/status of 404/] })

  test('stands where one is and what else there is, on a page that is not found too', async ({
    page,
    organisation,
    signIn,
  }) => {
    await signIn(organisation.email('admin'))
    await page.goto('/admin/people')
    const nav = page.getByRole('navigation', { name: 'Main' })
    await expect(nav.locator('[aria-current]')).toHaveText('People')
    await nav.getByRole('link', { name: 'Audit trail' }).click()
    await expect(nav.locator('[aria-current=page]')).toHaveText('Audit trail')
    await page.goto('/no-such-page')
    await expect(nav.getByRole('link', { name: 'Audit trail' })).toBeVisible()
    await page.goto('/admin/people/0198c0de-0000-7000-8000-000000000000')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here')
    await expect(nav.locator('[aria-current]')).toHaveText('People')

    await page.setViewportSize({ width: 390, height: 844 })
    await expect(nav.getByRole('link', { name: 'Home' })).toBeInViewport()
    await nav.getByText('More').click()
    await expect(nav.getByRole('link', { name: 'Audit trail' })).toBeInViewport()
    await expectNoAxeViolations(page)
  })
})

test('a page asks the server for nothing that nobody has asked for', async ({ page, organisation, signIn }) => {
  for (const [who, path, link] of [
    ['admin', '/admin/people', 'Audit trail'],
    ['ward-manager', '/teams', 'What I assigned'],
    ['ward-one', '/learn', 'What I understand'],
  ] as const) {
    await signIn(organisation.email(who))
    const requests: string[] = []
    const note = (request: Request) => requests.push(new URL(request.url()).pathname)
    page.on('request', note)
    await page.goto(path)
    // Under the pointer neither.
    await page.getByRole('link', { name: link }).first().hover()
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    page.off('request', note)
    expect(requests.filter((asked) => !/^\/(_next\/|icons\/|icon\.svg|service-worker)/.test(asked))).toEqual([path])
  }
})

test('people, teams, modules and pages are found by keyboard: what one may open, and nothing else', async ({
  page,
  organisation,
  signIn,
}) => {
  await signIn(organisation.email('ward-manager'))
  await page.goto('/teams')
  await page.keyboard.press('Control+k')
  const words = page.getByRole('combobox', { name: 'Search people' })
  await expect(words).toBeFocused()
  await words.pressSequentially('ward-o')
  await expect(page.getByRole('option', { name: /ward-one/ })).toHaveAttribute('aria-selected', 'true')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/teams\/[0-9a-f-]{36}\/people\//)

  await signIn(organisation.email('bay-manager'))
  await page.goto('/search?q=ward-one')
  await expect(page.getByText('Nothing matches “ward-one”').first()).toBeVisible()
  await signIn(organisation.email('ward-one'))
  await page.goto('/search?q=CALL%20dropped')
  await page.getByRole('main').getByRole('link', { name: 'The call that dropped' }).click()
  await page.getByRole('button', { name: 'Take it on' }).click()
  await expect(page).toHaveURL(/\/learn\/[0-9a-f-]{36}$/)
})

test('colours, text size and language are chosen in the account menu, without JavaScript, and are there at once', async ({
  browser,
  application,
  organisation,
  page,
  signIn,
}) => {
  await signIn(organisation.email('ward-two'))
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: application.baseUrl,
    storageState: await page.context().storageState(),
  })
  const bare = await plain.newPage()
  await bare.goto('/learn')
  for (const choice of ['Dark', 'Largest', 'العربية']) {
    await bare.locator('summary', { hasText: 'ward-two' }).click()
    await bare.getByRole('button', { name: choice }).click()
  }
  const html = bare.locator('html')
  await expect(html).toHaveAttribute('dir', 'rtl')
  await bare.goto('/account')
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await expect(html).toHaveAttribute('data-text', 'largest')
  await plain.close()
})
