import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { csvRecords } from '#platform/csv/read-csv.ts'
import { readWorkbook } from '#platform/testing/read-workbook.ts'
import { goToPlace } from './support/go-to-place.ts'
import { expect, expectNoAxeViolations, test } from './support/test.ts'

const administrator = 'admin@demo.curtain.example'
const manager = 'manager@demo.curtain.example'

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
})

async function download(page: Page, name: string): Promise<Download> {
  await page.locator('.downloads > summary').click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ])
  await page.locator('.downloads > summary').click()
  return file
}

async function recordsOf(file: Download): Promise<string[][]> {
  return csvRecords(await readFile(await file.path(), 'utf8')).map(({ fields }) => [...fields])
}

test('an administrator reads the organisation’s report, and takes the same figures away', async ({ page, signIn }) => {
  await signIn(administrator)
  await page.goto('/admin')
  await goToPlace(page, 'Report')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who understands what')
  await expect(page.getByRole('heading', { name: 'How it came to this' })).toBeVisible()
  await expect(page.getByText(/(no clear change since|understood than on) \d/)).toBeVisible()
  await expectNoAxeViolations(page)
  const teams = page.getByRole('table', { name: /Share of each team/ })
  const cardiology = teams.getByRole('row').filter({ has: page.getByRole('link', { name: 'Cardiology' }) })
  // Between a figure and its sign stands a space that does not break.
  const [completionText, understandingText] = (await cardiology.getByRole('cell').allInnerTexts()).map((text) =>
    text.replaceAll(/\s/g, ' '),
  )
  await expect(teams.getByRole('row').filter({ hasText: 'Sleep clinic' })).toContainText('fewer than five')

  const file = await download(page, 'CSV: Teams')
  expect(file.suggestedFilename()).toMatch(/^organisation-\d{4}-\d\d-\d\d-teams\.csv$/)
  const [header = [], ...records] = await recordsOf(file)
  const record = records.find(([team]) => team === 'Cardiology') ?? []
  expect(completionText).toContain(`${record[header.indexOf('Modules completed (%)')]} %`)
  expect(understandingText).toContain(`${record[header.indexOf('Share that understands (%)')]} %`)
  const hiddenRecord = records.find(([team]) => team === 'Sleep clinic') ?? []
  expect(hiddenRecord.slice(4).join('')).toBe('')

  const workbook = await download(page, 'Everything, for Excel')
  const sheets = await readWorkbook(await readFile(await workbook.path()))
  expect(sheets.map(({ name }) => name)).toContain('Teams')
  const rows = sheets.find(({ name }) => name === 'Teams')?.rows ?? []
  const row = rows.find(([team]) => team === 'Cardiology') ?? []
  const share = row[rows[0]?.indexOf('Share that understands') ?? -1]
  expect(understandingText).toContain(`${Math.round(Number(share) * 100)} %`)
})

test('an administrator reads whether training works, how good the questions are, and what the figures mean', async ({
  page,
  signIn,
}) => {
  await signIn(administrator)
  await page.goto('/admin/effect')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Does training work?')
  await expect(page.getByRole('region', { name: 'Module by module' }).getByRole('heading', { level: 3 })).toHaveCount(
    10,
  )
  await expectNoAxeViolations(page)
  const [header = [], ...modules] = await recordsOf(await download(page, 'CSV: Modules, before and after'))
  expect(header).toContain('More right of 100')
  expect(modules).toHaveLength(10)

  await page.goto('/admin/items')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How good the questions are')
  await expect(page.getByText(/no verdict yet, because fewer than 30 people/)).toBeVisible()
  // What is in doubt is read and decided on, with a reason; the statistics are a press away.
  const question = page
    .getByRole('region', { name: /questions to decide on/ })
    .getByRole('listitem')
    .filter({ hasText: 'Read it' })
    .first()
  await question.getByText('Read it', { exact: true }).click()
  await expect(question.getByText('right', { exact: true }).first()).toBeVisible()
  await question.getByText('Statistics', { exact: true }).click()
  await expect(question.getByText(/\d+ answers, \d+\s% right/)).toBeVisible()
  await expectNoAxeViolations(page)
  await question.getByText('Keep', { exact: true }).click()
  const openDetails = question.locator('details[open]')
  await openDetails.getByRole('button', { name: 'Keep it' }).click()
  await expect(openDetails.getByRole('heading', { name: 'There is a problem with this form' })).toBeVisible()
  await openDetails.getByLabel('Why').fill('It asks for what the module teaches.')
  await openDetails.getByRole('button', { name: 'Keep it' }).click()
  await expect(question.getByText(/^Kept by .* on /)).toBeVisible()
  await page.getByText(/The figures of all \d+ questions/).click()
  await expect(page.getByRole('table', { name: 'Questions' })).toBeVisible()
  await expectNoAxeViolations(page)

  await page.getByRole('link', { name: 'What these figures mean' }).click()
  await expect(page).toHaveURL(/\/definitions#items$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the figures mean')
  await expectNoAxeViolations(page)
})

test('a manager sees how a team came to stand where it stands, and takes it away', async ({ page, signIn }) => {
  await signIn(manager)
  await page.goto('/teams')
  await page.getByRole('link', { name: 'Cardiology' }).click()
  const trend = page.getByRole('region', { name: 'How it came to this' })
  await expect(trend.getByRole('img').first()).toHaveAccessibleName(/week by week from/)
  await trend.getByText('The numbers of these figures').click()
  const weeks = await trend.getByRole('table').locator('tbody').getByRole('row').count()
  expect(weeks).toBeGreaterThan(20)
  await expectNoAxeViolations(page)
  const file = await download(page, 'CSV: Week by week')
  expect(file.suggestedFilename()).toMatch(/^team-cardiology-\d{4}-\d\d-\d\d-trend\.csv$/)
  expect(await recordsOf(file)).toHaveLength(weeks + 1)
})

test.describe('what is not the viewer’s', () => {
  test.use({ expectedConsole: [/status of 404/] })

  test('is not found as a file either', async ({ page, signIn }) => {
    await signIn(manager)
    for (const path of ['organisation', 'effect', 'items', 'team/01980000-0000-7000-8000-000000000000']) {
      const response = await page.request.get(`/api/reports/${path}?format=csv`, { maxRedirects: 0 })
      expect([path, response.status()]).toEqual([path, 404])
    }
    await page.goto('/teams')
    const wrong = await page.request.get('/api/reports/team/x?format=pdf')
    expect(wrong.status()).toBe(400)
  })
})
