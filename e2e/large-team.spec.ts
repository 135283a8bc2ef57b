import pg from 'pg'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { makeSmallOrganisations } from '#simulation/bulk/small-organisations.ts'
import { expect, expectNoAxeViolations, test } from './support/test.ts'

const people = 1200

test('a team of very many says how it stood and where to help, and names nobody', async ({
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
  const { rows } = await client.query<{ organisation: string; hospital: string }>(
    `WITH made AS (
       SELECT p.organisation_id AS id FROM person p GROUP BY 1 HAVING count(*) = $1
     ), hospital AS (
       INSERT INTO team (organisation_id, id, name) SELECT id, gen_random_uuid(), 'Hospital' FROM made RETURNING organisation_id, id
     ), member AS (
       INSERT INTO team_member (organisation_id, team_id, person_id)
       SELECT h.organisation_id, h.id, p.id FROM hospital h JOIN person p ON p.organisation_id = h.organisation_id
     )
     SELECT organisation_id AS organisation, id AS hospital FROM hospital`,
    [people + 1],
  )
  const [{ organisation = '', hospital = '' } = {}] = rows
  await signIn(`person-1@small-${organisation}.example`)
  await page.goto(`/admin/teams/${hospital}`)
  await expect(page.getByText(/^More than 1,000 clinicians are too many to name on one page\./)).toBeVisible()
  await expect(page.getByText(/^There is no team below this one\. Make teams below it/)).toBeVisible()
  await expect(page.getByText('This team has no figure yet')).toBeVisible()

  for (const name of ['Ward 1', 'Ward 2'])
    await client.query(
      `WITH ward AS (
         INSERT INTO team (organisation_id, id, name, parent_id) VALUES ($1, gen_random_uuid(), $3, $2) RETURNING id
       )
       INSERT INTO team_member (organisation_id, team_id, person_id)
       SELECT $1, ward.id, m.person_id FROM ward, (
         SELECT person_id FROM team_member WHERE team_id = $2 AND person_id NOT IN (
           SELECT m.person_id FROM team_member m WHERE m.organisation_id = $1 AND m.team_id <> $2
         ) ORDER BY person_id LIMIT 30
       ) m`,
      [organisation, hospital, name],
    )
  await client.end()
  await asWorker(() => dangerouslyTakeSnapshot(organisation, { now }))
  await page.reload()
  await expect(page.getByText(/^1,200 clinicians · as of/)).toBeVisible()
  const below = page.getByRole('table', { name: /^The teams below Hospital/ })
  await expect(below.getByRole('row', { name: /^Ward [12] 30 people/ })).toHaveCount(2)
  await expect(page.getByRole('heading', { name: 'Help first' })).toHaveCount(0)
  await expect(page.getByText('person-2')).toHaveCount(0)
  await expectNoAxeViolations(page)

  const download = (table: string) => page.request.get(`/api/reports/team/${hospital}?format=csv&table=${table}`)
  const left = await download('people')
  expect(left.status()).toBe(404)
  expect(await left.text()).toContain('More than 1,000 clinicians are too many to name in one table.')
  expect((await download('shares')).status()).toBe(200)

  await page.getByRole('link', { name: 'List its people' }).click()
  await expect(page.getByRole('rowheader').first()).toBeVisible()
  await page.goBack()
  await page.getByRole('link', { name: 'Assign modules to all of them' }).click()
  await expect(page.getByText(/Hospital/).first()).toBeVisible()
  await page.goBack()
  await below.getByRole('link', { name: 'Ward 1' }).click()
  await expect(page.getByRole('table', { name: /^What each clinician of Ward 1/ })).toBeVisible()
})
