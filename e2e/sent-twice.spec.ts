import type { Page } from '@playwright/test'
import { test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

// The page of a test reads markup, as no page of the application does: its policy would refuse that.
test.use({ bypassCSP: true })

/**
 * Takes a form out of a page as a browser without JavaScript gets it, fills it in, and sends it twice at once. The texts of
 * both answers.
 */
function sendTwice(page: Page, form: { path: string; field: string; values: Record<string, string> }) {
  return page.evaluate(async ({ path, field, values }) => {
    const parsedPage = new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html')
    const form = parsedPage.querySelector(`[name="${field}"]`)?.closest('form')
    if (form == null) throw new Error(`No form with ${field}`)
    const formData = new FormData(form)
    for (const [name, value] of Object.entries(values)) formData.set(name, value)
    const answers = await Promise.all([1, 2].map(() => fetch(path, { method: 'POST', body: formData })))
    return Promise.all(
      answers.map(async (answer) => {
        const { body } = new DOMParser().parseFromString(await answer.text(), 'text/html')
        const status = body.querySelector('form [role="status"]')
        return `${answer.status} ${status?.textContent ?? body.textContent}`
      }),
    )
  }, form)
}

test('a form that is sent twice at once without JavaScript makes one thing, and both answers say that it is made', async ({
  page,
  organisation,
  signIn,
}) => {
  await signIn(organisation.email('admin'))
  await page.goto('/admin/teams')
  const teamReplies = await sendTwice(page, { path: '/admin/teams', field: 'name', values: { name: 'Night shift' } })
  for (const answer of teamReplies) expect(answer).toContain('The team is made.')
  await page.reload()
  await expect(page.getByRole('link', { name: 'Night shift' })).toHaveCount(1)

  const email = `twice@${organisation.email('x').split('@')[1]}`
  const values = { givenName: 'Sukarno', email, profession: 'Nurse' }
  const inviteReplies = await sendTwice(page, { path: '/admin/people', field: 'givenName', values })
  const links = inviteReplies.map((answer) => /https?:\/\/\S+\/invitation\/[\w-]+/.exec(answer)?.[0])
  expect(links[0]).toBeTruthy()
  expect(links[1]).toBe(links[0])
  await page.goto(links[0] ?? '')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sukarno')
})

test('an administrator corrects a person and a team', async ({ page, organisation, signIn }) => {
  await signIn(organisation.email('admin'))
  await page.goto(`/admin/people/${organisation.wardClinicians[0].personId}`)
  const details = page.getByRole('region', { name: 'Details' })
  await details.getByLabel('Given name').fill('José')
  await details.getByLabel('Family name').fill('')
  await details.getByLabel('Profession').fill('Doctor')
  await details.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('José')
  await expect(details.getByLabel('Profession')).toHaveValue('Doctor')
  await expectNoAxeViolations(page)
  await details.getByLabel('Email address').fill(organisation.email('ward-two'))
  await details.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('This email is already in use.').first()).toBeVisible()
  await page.goto('/admin/people?q=jose')
  await expect(page.getByRole('link', { name: 'José', exact: true })).toBeVisible()

  await page.goto(`/admin/teams/${organisation.teams.bay}`)
  const place = page.getByRole('region', { name: 'Name and place' })
  await place.getByLabel('Name', { exact: true }).fill('Bay 7')
  await place.getByLabel('Below which team').selectOption('None: at the top')
  await place.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bay 7')
  await expectNoAxeViolations(page)
})
