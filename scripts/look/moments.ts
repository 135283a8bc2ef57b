import type { Page } from '@playwright/test'
import { beginWalk, walkToQuestion } from '#scripts/pages/walk.ts'

/** Opens the clinician's own page and goes on to the next question. */
export async function openQuestion(page: Page): Promise<void> {
  await page.goto('/learn', { waitUntil: 'networkidle' })
  await walkToQuestion(beginWalk(page))
}

/** Answers the question that is shown, in whatever language and format, with what stands first. */
export async function answerQuestion(page: Page): Promise<void> {
  const things = page.locator('.answer [data-thing]')
  for (const thing of await things.all()) await thing.locator('input[type=radio]').first().check()
  const options = page.locator('.answer input:is([type=radio], [type=checkbox])')
  if ((await things.count()) === 0 && (await options.count()) > 0) await options.first().check()
  await page.locator('.sure input').nth(1).check()
  await page.locator('.question button[type=submit]').click()
  await page.locator('.feedback').waitFor()
}

/** What the frame opens to, and a page that is not there: each by what it is called. */
export const frameMoments: readonly { readonly name: string; readonly open: (page: Page) => Promise<void> }[] = [
  { name: 'account menu', open: (page) => pressIn(page, '.account-menu summary') },
  {
    name: 'more',
    open: async (page) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await pressIn(page, '.foot-links summary')
    },
  },
  {
    name: 'search',
    open: async (page) => {
      await pressIn(page, '.search-open')
      const isArabic = (await page.locator('html:lang(ar)').count()) > 0
      await page.locator('.search-words').fill(isArabic ? 'ال' : 'a')
      await page.locator('.search-line').first().waitFor()
    },
  },
  { name: 'not found', open: async (page) => void (await page.goto('/no-such-page', { waitUntil: 'networkidle' })) },
]

async function pressIn(page: Page, what: string): Promise<void> {
  await page.goto('/account/second-factor', { waitUntil: 'networkidle' })
  await page.locator(what).click()
}
