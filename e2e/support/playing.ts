import { expect, type Page } from '@playwright/test'
import { untilAwake } from './awake.ts'

/** From the clinician's page into the first module that is to do, to its first scene. */
export async function beginFirstModule(page: Page): Promise<void> {
  await page.goto('/learn')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Begin/ })
    .click()
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** Whether the scene asks something; waits until it is there. */
export async function sceneAsks(page: Page): Promise<boolean> {
  await expect(
    page.getByRole('button', { name: /^(Do this|Answer|Go on|See what this path gave away)$/ }),
  ).toBeVisible()
  return (await page.getByRole('button', { name: /^(Do this|Answer)$/ }).count()) > 0
}

/** Goes on through scenes that ask nothing, to the next question. False at the end. */
export async function goToQuestion(page: Page): Promise<boolean> {
  while (!(await sceneAsks(page))) {
    if ((await page.getByRole('button', { name: 'See what this path gave away' }).count()) > 0) return false
    await leave(page, 'Go on')
  }
  return true
}

/** Presses a button and waits until the scene that had it is gone. */
async function leave(page: Page, button: string): Promise<void> {
  const place = await whereItIs(page)
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect.poll(() => whereItIs(page)).not.toBe(place)
}

/** The text of what is shown: changes with each scene. */
export async function whereItIs(page: Page): Promise<string> {
  return (await page.locator('[data-part=player]').textContent()) ?? ''
}

/**
 * Answers the question that is shown, and stays at the feedback: with the option whose id comes first, whichever stands
 * first on this attempt's page, so that every run takes the same path. What is sorted goes into the first tray.
 */
export async function answerQuestion(page: Page, { confidence = 'Fairly sure' } = {}): Promise<void> {
  await untilAwake(page.locator('.answer :is(input, button)').first())
  const things = await page
    .locator('.answer [data-thing]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-thing') ?? ''))
  for (const thing of things) await page.locator(`.answer [data-thing="${thing}"] input[type=radio]`).first().check()
  const options = page.locator('.answer input:is([type=radio], [type=checkbox])')
  const [first] = (
    await options.evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value') ?? ''))
  ).sort()
  if (things.length === 0 && first !== undefined) await page.locator(`.answer input[value="${first}"]`).check()
  await page.getByRole('radio', { name: confidence, exact: true }).check()
  await page.getByRole('button', { name: /^(Do this|Answer)$/ }).click()
}

export async function expectFeedback(page: Page): Promise<void> {
  await expect(page.getByText('The principle')).toBeVisible()
}

/** From the feedback to the next scene. */
export async function goOn(page: Page): Promise<void> {
  await leave(page, 'Go on')
}
