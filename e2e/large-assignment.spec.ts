import pg from 'pg'
import { dangerouslyReconcileEnrolments } from '#data/assignments/reconcile-organisation.ts'
import { makeSmallOrganisations } from '#simulation/bulk/small-organisations.ts'
import { expect, expectNoAxeViolations, test } from './support/test.ts'

const people = 1200

test('an assignment to very many stands as it was counted last, a page at a time, and is counted before an act', async ({
  page,
  application,
  asWorker,
  signIn,
}) => {
  const now = new Date()
  const client = new pg.Client({ connectionString: application.ownerUrl })
  await client.connect()
  // The first of them administers.
  await makeSmallOrganisations(client, { count: 1, busy: 0, people: people + 1, now })
  const { rows } = await client.query<{ organisation: string; assignment: string }>(
    `SELECT a.organisation_id AS organisation, a.id AS assignment FROM assignment a
     WHERE (SELECT count(*) FROM person p WHERE p.organisation_id = a.organisation_id) = $1`,
    [people + 1],
  )
  await client.end()
  const [{ organisation = '', assignment = '' } = {}] = rows
  await asWorker(() => dangerouslyReconcileEnrolments(organisation, { now }))
  await signIn(`person-1@small-${organisation}.example`)
  await page.goto(`/admin/assignments/${assignment}`)
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
