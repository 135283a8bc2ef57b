import { untilAwake } from './support/awake.ts'
import { test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

/** How many sheets a printed page takes. */
function sheetsOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

const manager = 'manager@demo.curtain.example'

test('a manager sees who understands, who to help first, and opens a clinician, who sees that they looked', async ({
  page,
  signIn,
}) => {
  await signIn(manager)
  await page.goto('/')
  await expect(page).toHaveURL(/\/teams$/)
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Cardiology' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cardiology')
  await expect(page.getByRole('heading', { name: 'Finished is not understood' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Help first' }).getByRole('listitem').first()).toBeVisible()
  const table = page.getByRole('table', { name: /What each clinician of Cardiology understands/ })
  await expect(table.locator('tbody').getByRole('row')).toHaveCount(15)
  await expectNoAxeViolations(page)
  // Sixty people and the key to the shapes on one sheet of A3: the team's own rows, four times over.
  await table.locator('tbody').evaluate((body: HTMLTableSectionElement) => {
    const rows = [...body.rows]
    for (let row = rows.length; row < 60; row++) body.append(rows[row % rows.length]?.cloneNode(true) ?? '')
  })
  expect(sheetsOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1)
  await page.reload()
  await table.getByRole('link', { name: 'Whitcombe, Clara' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Clara Whitcombe')
  await expectNoAxeViolations(page)
  // One practice open at a time, with its curve; and the whole page on two sheets of paper at most.
  const practices = page.getByRole('region', { name: 'Practice by practice' }).getByRole('group')
  await expect(practices.first().getByRole('img')).toBeHidden()
  await practices.first().locator('summary').first().click()
  await expect(practices.first().getByRole('img', { name: /the chance of choosing safely/ })).toBeVisible()
  await practices.first().locator('summary').first().click()
  expect(sheetsOf(await page.pdf({ preferCSSPageSize: true, format: 'A4' }))).toBeLessThanOrEqual(2)
  await signIn('clinician@demo.curtain.example')
  await page.goto('/learn/understanding')
  await page.getByText('Who may see this').click()
  await expect(page.getByText(/Marcus Oduya opened or downloaded your own page on/)).toBeVisible()
  await expect(page.getByText(/Marcus Oduya opened the report of Cardiology/)).toBeVisible()
})

test('a cell says its status, probability and interval, and opens by keyboard to what they rest on', async ({
  page,
  signIn,
}) => {
  await signIn(manager)
  await page.goto('/teams')
  await page.getByRole('link', { name: 'Cardiology' }).click()
  const row = page.getByRole('table').getByRole('row', { name: /Whitcombe, Clara/ })
  const cells = row.getByRole('button', { name: /^[a-z ]+, \d+\s%\s\(\d+–\d+\s%\)$/ })
  await untilAwake(cells.first())
  await cells.first().focus()
  await page.keyboard.press('Enter')
  await expect(cells.first()).toHaveAttribute('aria-expanded', 'true')
  await expect(row.getByText(/there is a \d+\s% chance that Clara Whitcombe would choose safely here/)).toBeVisible()
  await expectNoAxeViolations(page)
  await cells.nth(1).click()
  await expect(cells.first()).toHaveAttribute('aria-expanded', 'false')
  await expect(row.getByRole('link', { name: 'All practices' })).toHaveCount(1)
})

test('the grid is useful without JavaScript', async ({ browser, application, context, signIn }) => {
  await signIn(manager)
  const plain = await browser.newContext({
    baseURL: application.baseUrl,
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  })
  const page = await plain.newPage()
  await page.goto('/teams')
  await page.getByRole('link', { name: 'Cardiology' }).click()
  await expect(page.getByRole('table').locator('tbody').getByRole('row')).toHaveCount(15)
  const row = page.getByRole('table').getByRole('row', { name: /Whitcombe, Clara/ })
  await expect(row.getByRole('cell', { name: /(understands|confidently wrong)\s*\d+\s%/ }).first()).toBeAttached()
  await row.getByRole('link', { name: 'Whitcombe, Clara' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Clara Whitcombe')
  await plain.close()
})

test('a team of fewer than five shows its people and no figure for the group', async ({ page, signIn }) => {
  await signIn(manager)
  await page.goto('/teams')
  await page.getByRole('link', { name: 'Sleep clinic' }).click()
  await expect(page.getByText(/would give its members away/).first()).toBeVisible()
})

test('what is not the viewer’s is not found: other teams, other people, other duties', async ({
  page,
  organisation,
  signIn,
}) => {
  await signIn(organisation.email('bay-manager'))
  for (const path of [
    `/teams/${organisation.teams.ward}`,
    `/teams/${organisation.teams.bay}/people/${organisation.wardClinicians[0].personId}`,
    '/teams/not-an-id',
    '/admin',
    '/admin/people',
    '/learn',
  ]) {
    const response = await page.request.get(path)
    expect(response.status(), path).toBe(404)
  }
  expect((await page.request.get(`/teams/${organisation.teams.bay}`)).status()).toBe(200)
})

test('a manager asks one of their people to do a module, which is on their page at once, and waives it', async ({
  page,
  organisation,
  signIn,
}) => {
  await signIn(organisation.email('ward-manager'))
  await page.goto(
    `/teams/${organisation.teams.ward}/assign?person=${organisation.wardClinicians[0].personId}&module=the-call-that-dropped`,
  )
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Ask' }).click()
  await expect(page.getByText('It is on their page now.')).toBeVisible()
  await signIn(organisation.email('ward-one'))
  await page.goto('/learn')
  await expect(page.getByRole('region', { name: 'The call that dropped' })).toContainText('Due on')
  // Waived, it is not to do, and says why; they may do it anyway, and it comes back when the waiver ends.
  await signIn(organisation.email('ward-manager'))
  const person = `/teams/${organisation.teams.ward}/people/${organisation.wardClinicians[0].personId}`
  await page.goto(person)
  const form = page.locator('summary', { hasText: 'Waive it' })
  await form.click()
  await page.getByRole('button', { name: 'Waive it' }).click()
  await expect(page.getByText('Say in a few words why it is waived.').first()).toBeVisible()
  await page.getByLabel('Reason').fill('On loan to the archive')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Waive it' }).click()
  const end = page.getByRole('button', { name: 'End the waiver' })
  await expect(end).toBeVisible()
  await signIn(organisation.email('ward-one'))
  await page.goto('/learn')
  const waiverRegion = page.getByRole('region', { name: 'Waived for you' })
  await expect(waiverRegion).toContainText('On loan to the archive')
  await expect(waiverRegion.getByRole('button', { name: 'Do it anyway' })).toBeVisible()
  await expectNoAxeViolations(page)
  await signIn(organisation.email('ward-manager'))
  await page.goto(person)
  await end.click()
  await expect(form).toBeVisible()
})
