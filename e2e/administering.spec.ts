import { takeDaily } from '#data/people/take-daily.ts'
import { goToPlace } from './support/go-to-place.ts'
import { password, test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

test('an administrator assigns a module to a team, its clinicians have it at once, and the audit trail says so', async ({
  page,
  organisation,
  signIn,
}) => {
  await signIn(organisation.email('admin'))
  await page.goto('/')
  await expect(page).toHaveURL(/\/admin$/)
  await expectNoAxeViolations(page)
  await goToPlace(page, 'Assignments')
  await page.getByRole('button', { name: 'Assign' }).click()
  await expect(page.getByText('Choose at least one module.').first()).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('checkbox', { name: /The call that dropped/ }).check()
  await page.getByLabel('For whom').selectOption({ label: 'Ward, with the teams below' })
  await page.getByLabel('Due date').fill('2020-01-01')
  await page.getByRole('button', { name: 'Assign' }).click()
  await expect(page.getByText('Choose today or a later day.').first()).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /The call that dropped/ })).toBeChecked()
  await expect(page.getByLabel('For whom').locator('option:checked')).toHaveText('Ward, with the teams below')
  await page.getByLabel('Due date').fill('2099-01-31')
  await page.getByRole('button', { name: 'Assign' }).click()
  await expect(page.getByText('Assigned. It is on their pages now.')).toBeVisible()
  await expect(page.getByRole('table')).toContainText('0 of 4 people')
  await page.goto('/admin/audit')
  await expect(page.getByRole('row').nth(1)).toContainText(
    'assigned The call that dropped to Ward, due 31 January 2099',
  )
  await expectNoAxeViolations(page)
  await signIn(organisation.email('bay-one'))
  await page.goto('/learn')
  await expect(page.getByRole('region', { name: 'The call that dropped' })).toContainText('31 January 2099')
})

test('an administrator invites someone, who chooses a password and signs in', async ({
  page,
  browser,
  application,
  organisation,
  signIn,
}) => {
  await signIn(organisation.email('admin'))
  await page.goto('/admin/people')
  await page.getByText('Invite someone').click()
  const form = page.getByRole('group').filter({ hasText: 'Invite someone' })
  await form.getByLabel('Given name').fill('Nadia')
  await form.getByLabel('Family name').fill('Rahmani')
  await form.getByLabel('Email address').fill(organisation.email('ward-one'))
  await form.getByLabel('Profession').fill('Midwife')
  await form.getByRole('checkbox', { name: /^Clinician/ }).uncheck()
  await form.getByRole('checkbox', { name: /^Manager/ }).check()
  await form.getByLabel('Team (optional)').selectOption({ label: 'Bay' })
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(page.getByText('This email is already in use.').first()).toBeVisible()
  await expect(form.getByLabel('Given name')).toHaveValue('Nadia')
  // Every control keeps what was chosen, also a box that was ticked at first and is not now.
  await expect(form.getByLabel('Team (optional)').locator('option:checked')).toHaveText('Bay')
  await expect(form.getByRole('checkbox', { name: /^Clinician/ })).not.toBeChecked()
  await expect(form.getByRole('checkbox', { name: /^Manager/ })).toBeChecked()
  await form.getByRole('checkbox', { name: /^Clinician/ }).check()
  await form.getByRole('checkbox', { name: /^Manager/ }).uncheck()
  await form.getByLabel('Email address').fill(organisation.email('nadia'))
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = (await page.locator('output').textContent()) ?? ''
  await expectNoAxeViolations(page)
  const newcomer = await browser.newContext({ baseURL: application.baseUrl })
  const theirs = await newcomer.newPage()
  await theirs.goto(link)
  await expectNoAxeViolations(theirs)
  await theirs.getByLabel('New password').fill(password)
  await theirs.getByRole('button', { name: 'Choose this password' }).click()
  await theirs.getByLabel('Email address').fill(organisation.email('nadia'))
  await theirs.getByLabel('Password').fill(password)
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Hello, Nadia')
  await theirs.goto(link)
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('This link no longer works')
  await newcomer.close()
})

test('an administrator finds someone, suspends and reinstates them, and moves them between teams', async ({
  page,
  organisation,
  signIn,
}) => {
  await signIn(organisation.email('admin'))
  await page.goto('/admin/people')
  await expectNoAxeViolations(page)
  await page.getByRole('searchbox').fill('bay-two')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('link', { name: /bay-two/ }).click()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Suspend' }).click()
  await expect(page.getByText('They cannot sign in. What they did is kept.')).toBeVisible()
  await page.getByRole('button', { name: 'Reinstate' }).click()
  await expect(page.getByText('They can sign in.')).toBeVisible()
  await page.getByLabel('Team', { exact: true }).selectOption({ label: 'Ward' })
  await page.getByRole('button', { name: 'Put into a team' }).click()
  await expect(page.getByText('Member of Ward')).toBeVisible()
  await page.goto('/admin/people')
  await page.getByRole('checkbox', { name: /bay-one/ }).check()
  await page.getByRole('checkbox', { name: /bay-two/ }).check()
  await page.getByLabel('Do this').selectOption({ label: 'Record that they left' })
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Record that 2 people left?')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Record that 2 people left' }).click()
  await expect(page.getByText('2 people left.')).toBeVisible()
  await expect(page.getByRole('link', { name: /bay-one/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Undone for 2 people.')).toBeVisible()
  await expect(page.getByRole('link', { name: /bay-one/ })).toBeVisible()
  await page.goto('/admin/teams')
  await expectNoAxeViolations(page)
})

test('an administrator makes a token for another system once they have shown again who they are, rotates it, and adds a channel of Slack', async ({
  page,
  organisation,
  signIn,
  request,
}) => {
  await signIn(organisation.email('admin'), { provedAt: new Date(Date.now() - 60 * 60 * 1000) })
  await page.goto('/')
  await goToPlace(page, 'API')
  await page.getByRole('button', { name: 'Make a token' }).click()
  await expect(page.getByText('Choose at least one thing that the token can do.').first()).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByLabel('Name of the system').fill('Learning platform')
  await page.getByRole('checkbox', { name: /^Read people/ }).check()
  await page.getByRole('button', { name: 'Make a token' }).click()
  await expect(page.getByRole('link', { name: 'Confirm that it’s you first.' })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByLabel('Your password').fill('not the password')
  await page.getByRole('button', { name: 'Make a token' }).click()
  await expect(page.getByText('This is not your password.').first()).toBeVisible()
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Make a token' }).click()
  const tokenOutput = page.locator('output', { hasText: 'curtain_api_' })
  const token = (await tokenOutput.textContent()) ?? ''
  const read = (bearer: string) => request.get('/api/v1/people', { headers: { authorization: `Bearer ${bearer}` } })
  expect((await read(token)).status()).toBe(200)
  await page.getByRole('button', { name: 'Rotate a token' }).click()
  await expect(page.getByText('The old one still works for 24 hours.').first()).toBeVisible()
  const row = page.getByRole('row', { name: /Learning platform/ })
  await expect(row).toHaveCount(2)
  await expectNoAxeViolations(page)
  while (await takeDaily(organisation.administrator, 'keys'));
  await page.getByRole('button', { name: 'Rotate a token' }).click()
  await expect(page.getByText('You have reached the limit for one person in 24 hours.').first()).toBeVisible()
  await expect(row).toHaveCount(2)
  await goToPlace(page, 'Teams and Slack')
  await page.getByRole('button', { name: 'Add a channel' }).click()
  await expect(page.getByText('Fill in this field.').first()).toBeVisible()
  const address = 'https://hooks.slack.example/services/T0/B0/whoever-has-this-can-post'
  await page.getByLabel('Name', { exact: true }).fill('Ward in Slack')
  await page.getByRole('radio', { name: /^Slack/ }).check()
  await page.getByLabel('Address', { exact: true }).fill(address)
  await page.getByLabel('What it is about').selectOption({ label: 'Ward' })
  await page.getByRole('button', { name: 'Add a channel' }).click()
  await expect(page.getByText('The channel is added.')).toBeVisible()
  await expect(page.getByText('At the moment reports show no figures for this group')).toBeVisible()
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByText('A test is sent in the next few seconds.')).toBeVisible()
  await expect(page.getByText('https://hooks.slack.example/…post')).toBeVisible()
  expect(await page.content()).not.toContain(address)
  await expectNoAxeViolations(page)
})
