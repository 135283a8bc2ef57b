import { type ChildProcess, spawn } from 'node:child_process'
import { expect, type Page, test } from '@playwright/test'
import { axeViolations } from '#platform/testing/axe.ts'

// The player's components on pages of their own, half-way through a case of each format: played to the end by keyboard
// alone. What is sent is looked at, and answered with the feedback that travels with the page.

const port = 4731
let pages: ChildProcess | null = null

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(240_000)
  pages = spawn(process.execPath, ['scripts/draw.ts', '--serve', '--port', `${port}`], { stdio: 'ignore' })
  await expect
    .poll(
      () =>
        fetch(`http://localhost:${port}/sort`).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 200_000 },
    )
    .toBe(true)
})

test.afterAll(() => {
  pages?.kill()
})

type AnswerBody = { readonly choice: readonly string[]; readonly confidence: string }

/** Opens a page half-way through a case; the first answer that it sends is kept, and answered as the server would. */
async function open(page: Page, name: string, itemId: string): Promise<() => AnswerBody | null> {
  let answerBody: AnswerBody | null = null
  await page.route('**/attempt/answers', async (route) => {
    answerBody = route.request().postDataJSON()
    const { props } = JSON.parse((await page.locator('#carried').textContent()) ?? '{}')
    const { view, feedback } = props.doing[itemId]
    await route.fulfill({ json: { feedback, view, debrief: null } })
  })
  await page.goto(`http://localhost:${port}/${name}`, { waitUntil: 'networkidle' })
  await expect(page.getByRole('radio', { name: 'Fairly sure' })).toBeChecked()
  return () => answerBody
}

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    if (
      await page.locator(selector).evaluateAll((elements) => elements.some((each) => each === document.activeElement))
    )
      return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not reach ${selector}`)
}

async function expectFeedback(page: Page): Promise<void> {
  await expect(page.locator('.feedback h2')).toBeFocused()
  expect(await axeViolations(page)).toEqual([])
}

test('things are sorted by keyboard: a placed one folds once the focus has left it, and none may be left', async ({
  page,
}) => {
  const answerBody = await open(page, 'sort', 'before-the-nine-oclock')
  expect(await axeViolations(page)).toEqual([])
  const waiting = page.locator('[data-waiting]')
  await expect(waiting).toHaveCount(3)
  await page.getByRole('button', { name: 'Answer', exact: true }).press('Enter')
  await expect(waiting.first().locator('input').first()).toBeFocused()
  await expect(page.getByText('3 are still waiting')).toBeVisible()
  for (let left = 3; left > 0; left -= 1) {
    const thing = (await waiting.first().getAttribute('data-thing')) ?? ''
    await tabTo(page, `[data-thing="${thing}"] input`)
    await page.keyboard.press('Space')
    await expect(waiting).toHaveCount(left - 1)
    await page.keyboard.press('ArrowDown')
    await expect(page.locator(`[data-thing="${thing}"] input`).nth(1)).toBeChecked()
    await page.keyboard.press('Tab')
    await expect(page.locator(`[data-thing="${thing}"] input`)).toHaveCount(0)
  }
  await tabTo(page, '.question button[type=submit]')
  await page.keyboard.press('Enter')
  await expectFeedback(page)
  expect(answerBody()?.choice).toHaveLength(6)
  expect(answerBody()?.choice).toContain('code-by-text:report')
})

test('passages are struck and put back by keyboard', async ({ page }) => {
  const answerBody = await open(page, 'strike', 'the-drivers-form')
  expect(await axeViolations(page)).toEqual([])
  await tabTo(page, 'input[value="daughters-number"]')
  await page.keyboard.press('Space')
  await expect(page.getByRole('status').filter({ hasText: '07700 900 417: struck.' })).toHaveCount(1)
  await tabTo(page, 'input[value="oxygen"]')
  await page.keyboard.press('Space')
  await expect(page.locator('.tally')).toContainText('2 struck')
  await tabTo(page, '.question button[type=submit]')
  await page.keyboard.press('Enter')
  await expectFeedback(page)
  expect([...(answerBody()?.choice ?? [])].sort()).toEqual(['daughters-number', 'hiv-status'])
})

test('a number is chosen by keyboard, or by pressing it on the drawn screen', async ({ page }) => {
  const answerBody = await open(page, 'where-from', 'which-number')
  expect(await axeViolations(page)).toEqual([])
  await page.locator('.route-pick').first().click()
  await expect(page.getByRole('radio', { name: 'Missed call' })).toBeChecked()
  await tabTo(page, 'input[value="missed-call"]')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, '.question button[type=submit]')
  await page.keyboard.press('Enter')
  await expectFeedback(page)
  expect(answerBody()?.choice).toEqual(['record-number'])
})
