import { dangerouslyReconcileEnrolments } from '#data/assignments/reconcile-organisation.ts'
import { largeOrganisation } from './support/large-organisation.ts'
import { expect, expectNoAxeViolations, test } from './support/test.ts'

test('an assignment to very many stands as it was counted last, a page at a time, and is counted before an act', async ({
  page,
  application,
  asWorker,
  signIn,
}) => {
  const now = new Date()
  const { administrator, assignmentId } = await largeOrganisation(application, { clinicians: 1200, busy: 0, now })
  await asWorker(() => dangerouslyReconcileEnrolments(administrator.organisationId, { now }))
  await signIn(administrator.email)
  await page.goto(`/admin/assignments/${assignmentId}`)
  await expect(page.getByRole('heading', { name: '1,200 of 1,200 have not finished' })).toBeVisible()
  await expect(page.getByText(/^Counted .* Count now$/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Remind those who have not finished' })).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveCount(25)
  await expectNoAxeViolations(page)

  const names = () => page.getByRole('rowheader').allTextContents()
  const first = await names()
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page.getByRole('rowheader').first()).not.toHaveText(first[0] ?? '')
  expect((await names()).filter((name) => first.includes(name))).toEqual([])
  await page.getByRole('link', { name: 'Previous' }).click()
  await expect(page.getByRole('rowheader').first()).toHaveText(first[0] ?? '')
  expect(await names()).toEqual(first)

  await page.getByRole('link', { name: 'Count now' }).click()
  await expect(page.getByText('not started', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Remind 1,200 people' }).click()
  await expect(page.getByRole('heading', { name: 'Remind 1,200 people?' })).toBeVisible()
  await page.getByRole('button', { name: 'Remind 1,200 people' }).click()
  await expect(page.getByText('1,200 people were reminded.')).toBeVisible()
})
