import type { Page, Request } from '@playwright/test'
import { asOwner } from '#data/database/owner-database.ts'
import { demoPages, demoReaders } from '#simulation/demo/demo-pages.ts'
import { test } from './support/organisation.ts'
import { expect, expectEnoughContrast, expectNoAxeViolations } from './support/test.ts'

/** So many in one test: each page takes some seconds, and a test has three minutes. */
const pagesATest = 6

for (const who of [null, 'clinician', 'manager', 'admin'] as const) {
  const paths = demoPages.flatMap(([opens, path]) => (opens === who ? [path] : []))
  for (let first = 0; first < paths.length; first += pagesATest) {
    test.describe(`as ${who ?? 'nobody'}, from page ${first + 1}`, () => {
      test.use({ expectedConsole: who === null ? [/status of 404/] : [] })

      test('every page fits 320 px, light and dark, and axe finds nothing on it', async ({ page, signIn }) => {
        if (who !== null) await signIn(demoReaders[who])
        await page.setViewportSize({ width: 320, height: 700 })
        for (const path of paths.slice(first, first + pagesATest)) {
          await test.step(path, async () => {
            await page.goto(path)
            await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
            await expectSoundInBothColours(page)
          })
        }
      })
    })
  }
}

/** Nothing reaches past the edge, axe finds nothing, and in dark colours everything is still told apart. */
async function expectSoundInBothColours(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await expectNoAxeViolations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectEnoughContrast(page)
}

test('a team and a clinician, as their manager sees them, fit 320 px, light and dark, and axe finds nothing', async ({
  page,
  signIn,
}) => {
  await signIn(demoReaders.manager)
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/teams')
  await page.getByRole('link', { name: 'Cardiology' }).click()
  await expect(page.getByRole('table')).toBeVisible()
  await expectSoundInBothColours(page)
  await page.getByRole('table').getByRole('link', { name: 'Whitcombe, Clara' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Clara Whitcombe')
  await expectSoundInBothColours(page)
})

test('a link to a team that is in view or under the pointer leaves no trace, and opening it leaves one', async ({
  page,
  signIn,
  application,
  organisation: { organisationId, email },
}) => {
  const looks = () =>
    asOwner(application.ownerUrl, (owner) =>
      owner.auditEvent.count({ where: { organisationId, action: 'team.viewed' } }),
    )
  for (const [who, list] of [
    ['admin', '/admin/teams'],
    ['bay-manager', '/account'],
  ] as const) {
    await signIn(email(who))
    const before = await looks()
    const ahead: Request[] = []
    page.on('request', (request) => ahead.push(request))
    await page.goto(list)
    const link = page.locator('a[href="/teams"], main a[href^="/admin/teams/"]').first()
    await link.hover()
    await nothingElseToDo(page)
    await Promise.all(ahead.map((request) => request.response()))
    expect(await looks()).toBe(before)
    await link.click()
    await page.waitForURL(/\/teams\/[0-9a-f-]{36}$/)
    expect(await looks()).toBe(before + 1)
  }
})

test('looking at a team leaves a trace of that, and none of looking at one of its people', async ({ page, signIn }) => {
  await signIn('bernadette.nolan@demo.curtain.example')
  await page.goto('/teams')
  await expect(page.getByRole('table')).toBeVisible()
  const person = page.getByRole('table').locator('a[href*="/people/"]').last()
  const requests: string[] = []
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  // What looks ahead does so once a link is in view, or under the pointer, and there is nothing else to do.
  await person.scrollIntoViewIfNeeded()
  await person.hover()
  await nothingElseToDo(page)
  expect(requests.filter((path) => path.includes('/people/'))).toEqual([])
  await signIn(demoReaders.admin)
  await page.goto('/admin/audit')
  await expect(page.getByRole('row', { name: /Bernadette Nolan opened the report of/ })).toHaveCount(1)
  await expect(page.getByRole('row', { name: /Bernadette Nolan opened what .* understands/ })).toHaveCount(0)
})

/** What looks ahead waits for this; a page that is never done drawing, on a busy machine, is taken for idle after a while. */
async function nothingElseToDo(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle, { timeout: 10_000 })))
}
