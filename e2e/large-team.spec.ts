import pg from 'pg'
import { dangerouslyTakeSnapshot } from '#data/reports/snapshots.ts'
import { makeSmallOrganisations } from '#simulation/bulk/small-organisations.ts'
import { expect, expectNoAxeViolations, test } from './support/test.ts'

/** Another number than other tests' organisations have. */
const people = 1100

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
  await makeSmallOrganisations(client, { count: 1, busy: 1, people: people + 1, now })
  const { rows } = await client.query<{ organisation: string; ward: string }>(
    `SELECT t.organisation_id AS organisation, t.id AS ward FROM team t
     WHERE (SELECT count(*) FROM person p WHERE p.organisation_id = t.organisation_id) = $1`,
    [people + 1],
  )
  const [{ organisation = '', ward = '' } = {}] = rows
  await signIn(`person-1@small-${organisation}.example`)
  await page.goto(`/admin/teams/${ward}`)
  await expect(page.getByText(/^More than 1,000 clinicians are too many to name on one page\./)).toBeVisible()
  await expect(page.getByText(/^There is no team below this one\. Make teams below it/)).toBeVisible()
  await expect(page.getByText('This team has no figure yet')).toBeVisible()

  for (const name of ['Bay 1', 'Bay 2'])
    await client.query(
      `WITH bay AS (
         INSERT INTO team (organisation_id, id, name, parent_id) VALUES ($1, gen_random_uuid(), $3, $2) RETURNING id
       )
       INSERT INTO team_member (organisation_id, team_id, person_id)
       SELECT $1, bay.id, m.person_id FROM bay, (
         SELECT person_id FROM team_member WHERE team_id = $2 AND person_id NOT IN (
           SELECT m.person_id FROM team_member m WHERE m.organisation_id = $1 AND m.team_id <> $2
         ) ORDER BY person_id LIMIT 30
       ) m`,
      [organisation, ward, name],
    )
  await client.end()
  await asWorker(() => dangerouslyTakeSnapshot(organisation, { now }))
  await page.reload()
  await expect(page.getByText(/^1,100 clinicians · as of/)).toBeVisible()
  const below = page.getByRole('table', { name: /^The teams below Ward/ })
  await expect(below.getByRole('row', { name: /^Bay [12] 30 people/ })).toHaveCount(2)
  await expect(page.getByRole('heading', { name: 'Help first' })).toHaveCount(0)
  await expect(page.getByRole('main').getByText(/\d, Person|Person \d/)).toHaveCount(0)
  await expectNoAxeViolations(page)

  const download = (table: string) => page.request.get(`/api/reports/team/${ward}?format=csv&table=${table}`)
  const left = await download('people')
  expect(left.status()).toBe(404)
  expect(await left.text()).toContain('More than 1,000 clinicians are too many to name in one table.')
  expect((await download('shares')).status()).toBe(200)

  await page.getByRole('link', { name: 'List its people' }).click()
  await expect(page.getByRole('table', { name: '1,100 people' })).toBeVisible()
  await page.goto(`/admin/teams/${ward}`)
  await page.getByRole('link', { name: 'Assign modules to all of them' }).click()
  await expect(page.getByRole('button', { name: 'Assign to 1,100 people' })).toBeVisible()
  await page.goto(`/admin/teams/${ward}`)
  await below.getByRole('link', { name: 'Bay 1' }).click()
  await expect(page.getByRole('table', { name: /^What each clinician of Bay 1/ })).toBeVisible()
})
