import { wholeLanguages } from '#i18n/languages.ts'
import { addReader } from './support/reader.ts'
import { expect, expectNoAxeViolations, test } from './support/test.ts'

test.describe('before signing in', () => {
  test.use({ locale: 'es-MX' })

  test('pages are in the language of the browser, until another is chosen', async ({ page }) => {
    await page.goto('/sign-in')
    await expect(page.locator('html')).toHaveAttribute('lang', 'es-419')
    await expect(page.getByText(/en una computadora que usan otras personas/)).toBeVisible()
    await page.getByRole('button', { name: 'Español (España)' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'es-ES')
    await expect(page.getByText(/en un ordenador que usan otras personas/)).toBeVisible()
    await page.getByRole('button', { name: 'العربية' }).click()
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await page.goto('/forgotten-password')
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forgotten password')
  })
})

test('someone who chooses a language reads everything in it, whatever the browser asks for', async ({
  page,
  signIn,
  application,
}) => {
  await signIn(await addReader(application, { language: 'en' }))
  await page.goto('/account')
  await page.getByRole('radio', { name: 'Español (Latinoamérica)' }).check()
  await page.getByRole('button', { name: 'Use this language' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es-419')
  await expect(page.locator('.notice-done')).toBeVisible()
  await page.goto('/teams')
  await expect(page.locator('html')).toHaveAttribute('lang', 'es-419')
  await page.goto('/account')
  await page.getByRole('radio', { name: 'العربية' }).check()
  await page.locator('form:has(input[name=language]) button[type=submit]').click()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
})

/** Whatever a person may come to, by its address or by the first link of its kind. */
const pages = [
  '/account',
  '/search?q=a',
  '/definitions',
  '/learn',
  '/learn/understanding',
  '/learn/answers',
  '/learn/practise',
  '/teams',
  '/teams → a[href^="/teams/"]',
  '/admin',
  '/admin/report',
  '/admin/effect',
  '/admin/items',
  '/admin/policy',
  '/admin/content',
  '/admin/content/the-call-that-dropped',
  '/admin/contests',
  '/admin/exports',
  '/admin/assignments',
  '/admin/people',
  '/admin/people → main a[href^="/admin/people/"]',
  '/admin/teams',
  '/admin/teams → main a[href^="/admin/teams/"]',
  '/admin/audit',
]

const phone = { width: 390, height: 844 }
/** A tablet either way up, and laptops, where the menu stands beside the page. */
const otherWidths = [768, 1024, 1180, 1280, 1366]

// A variety has its language’s pages with a few other words in them.
for (const { tag, name, locale, direction } of wholeLanguages) {
  if (tag === 'en') continue
  test(`every page in ${name} fits a phone, a tablet and a laptop and reads the right way`, async ({
    page,
    signIn,
    application,
  }) => {
    test.setTimeout(300_000)
    await page.setViewportSize(phone)
    await signIn(await addReader(application, { language: tag }))
    for (const place of pages) {
      await test.step(place, async () => {
        const [path = '', link] = place.split(' → ')
        await page.goto(path)
        if (link !== undefined) {
          const href = await page.locator(link).first().getAttribute('href')
          await page.goto(href ?? '')
        }
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
        await expect(page.locator('html')).toHaveAttribute('lang', locale)
        await expect(page.locator('html')).toHaveAttribute('dir', direction)
        for (const width of [...otherWidths, phone.width]) {
          await page.setViewportSize({ ...phone, width })
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          expect(wide, `at ${width} px scrolls sideways by`).toBeLessThanOrEqual(0)
        }
        // Read from left to right, pages are what they are in English, and looked at there; so are colours in any direction.
        if (direction === 'rtl') await expectNoAxeViolations(page, { without: ['color-contrast'] })
      })
    }
  })
}
