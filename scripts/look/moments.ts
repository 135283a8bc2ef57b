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
