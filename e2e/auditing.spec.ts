import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { goToPlace } from './support/go-to-place.ts'
import { assignFirstModule, test } from './support/organisation.ts'
import { answerQuestion, beginFirstModule, expectFeedback, goToQuestion } from './support/playing.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

const run = promisify(execFile)

test.use({ viewport: { width: 390, height: 844 } })

test('a clinician reads their own answer, contests the question, and finds the administrator’s reply beside it', async ({
  page,
  signIn,
  organisation,
}) => {
  await assignFirstModule(organisation)
  await signIn(organisation.email('ward-one'))
  await page.goto('/learn/answers')
  await expect(page.getByText('No answers yet')).toBeVisible()
  await expectNoAxeViolations(page)
  await beginFirstModule(page)
  await goToQuestion(page)
  await answerQuestion(page, { confidence: 'Sure' })
  await expectFeedback(page)

  await page.goto('/learn/understanding')
  await page.getByRole('link', { name: 'All my answers' }).click()
  const answer = page.getByRole('main').getByRole('listitem').first()
  await expect(answer.getByText('You said: Sure')).toBeVisible()
  await answer.getByText('Your answer, what was best, and why').click()
  await expect(answer.getByText('The principle')).toBeVisible()
  await expectNoAxeViolations(page)

  await answer.getByRole('link', { name: 'This question is wrong or does not fit my work' }).click()
  await page.getByRole('button', { name: 'Contest it' }).click()
  await expect(page.getByRole('heading', { name: 'There are 2 problems with this form' })).toBeVisible()
  await page.getByRole('radio', { name: /It does not fit my work/ }).check()
  await page.getByLabel('Because …').fill('We never consult like this on our ward.')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Contest it' }).click()
  await expect(page.getByText('An administrator has not answered yet.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Contest it' })).toHaveCount(0)

  await signIn(organisation.email('admin'))
  await page.goto('/admin')
  await goToPlace(page, 'Contested questions')
  await expect(page.getByRole('heading', { name: /^ward-one .* says that it does not fit their work$/ })).toBeVisible()
  await page.getByText('The question, with what is right and why').click()
  await expect(page.getByText('right', { exact: true }).first()).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('radio', { name: /The question stands/ }).check()
  await page.getByLabel('Your answer to the clinician').fill('It will come with the new clinic in May.')
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByText('Nobody is waiting for an answer.')).toBeVisible()

  await signIn(organisation.email('ward-one'))
  await page.goto('/learn/answers')
  await page.getByLabel('Verdict').selectOption('Contested by me')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page).toHaveURL(/show=contested/)
  await expect(page.getByText('One answer matches.')).toBeVisible()
  await expect(page.getByText('It will come with the new clinic in May.')).toBeVisible()

  await signIn(organisation.email('admin'))
  await page.goto('/admin/audit')
  await expect(page.getByText(/the chain holds/)).toBeVisible()
  await expect(page.getByRole('row', { name: /contested a question/ }).first()).toBeVisible()
  await expectNoAxeViolations(page)
})

test('an administrator takes an auditor pack, which holds offline; nobody else gets one', async ({
  page,
  signIn,
}, testInfo) => {
  await signIn('admin@demo.curtain.example')
  await page.goto('/admin/exports')
  await expectNoAxeViolations(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  const fingerprint = await page.getByText(/^([a-z]{5}-){7}[a-z]{5}$/).textContent()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Make the pack' }).click()
  const path = testInfo.outputPath('pack.zip')
  await (await downloading).saveAs(path)
  const { stdout } = await run(process.execPath, ['scripts/verify-pack.ts', path, '--fingerprint', fingerprint ?? ''])
  expect(stdout).toContain('Everything holds.')

  const responses = await page.request.get('/api/export/responses')
  expect(responses.headers()['content-disposition']).toContain('responses.csv')
  expect((await responses.text()).split('\n')[0]).toBe('person,item,correct,confidence,elapsed_ms,answered_at')
  await signIn('manager@demo.curtain.example')
  for (const what of ['responses', 'items', 'parameters', 'auditor-pack'])
    expect((await page.request.get(`/api/export/${what}`)).status()).toBe(404)
  const own = await page.request.get('/api/export/own')
  expect(JSON.parse(await own.text())).toMatchObject({ person: { email: 'manager@demo.curtain.example' } })
})

test('a clinician sees how their understanding came about, and takes their own data', async ({ page, signIn }) => {
  await signIn('clinician@demo.curtain.example')
  await page.goto('/learn/understanding')
  await page.getByRole('region', { name: 'Practice by practice' }).locator('li summary').first().click()
  await expect(page.getByRole('img', { name: /the chance of choosing safely from/ }).first()).toBeVisible()
  await page.getByText('These figures as a table').first().click()
  await expect(page.getByRole('table', { name: /the chance of choosing safely over time/ }).first()).toBeVisible()
  await expectNoAxeViolations(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  const own = await page.request.get('/api/export/own')
  expect(JSON.parse(await own.text())).toMatchObject({ person: { email: 'clinician@demo.curtain.example' } })
  const table = await page.request.get('/api/reports/answers?format=csv')
  expect(await table.text()).toContain('Question')
})
