import { randomUUID } from 'node:crypto'
import { asOwner } from '#data/database/owner-database.ts'
import { suspendPerson } from '#data/people/suspend-person.ts'
import { makeTestOrganisation } from '#simulation/testing/organisation.ts'
import { password, test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

test('a person signs in with address and password, lands on their page, and signs out', async ({
  page,
  organisation,
}) => {
  await page.goto('/learn')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Flearn$/)
  await expectNoAxeViolations(page)
  await page.getByLabel('Email address').fill(organisation.email('ward-one'))
  // Hidden until its writer asks, for managers to fill, and free to paste into.
  const field = page.getByLabel('Password')
  await expect(field).toHaveAttribute('type', 'password')
  await expect(field).toHaveAttribute('autocomplete', 'current-password')
  await field.fill(password)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(field).toHaveAttribute('type', 'text')
  const isPasted = await field.evaluate((input) =>
    input.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true })),
  )
  expect(isPasted).toBe(true)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/learn$/)
  await page.locator('summary', { hasText: 'ward-one' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await page.goto('/learn')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('someone who belongs to two organisations chooses one, and the one chosen last comes first', async ({
  page,
  application,
  organisation,
  passwordHash,
}) => {
  const email = organisation.email('ward-one')
  const name = `second-${randomUUID().slice(0, 8)}`
  await asOwner(application.ownerUrl, async (owner) => {
    const second = await makeTestOrganisation(owner, name, { passwordHash })
    const { personId } = second.wardClinicians[0]
    await owner.person.updateMany({ where: { id: personId }, data: { email, givenName: 'Nadia' } })
  })
  const names = page.getByRole('main').getByRole('listitem').getByRole('button')
  const enterPassword = async () => {
    await page.goto('/learn')
    await page.getByLabel('Email address').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(/\/sign-in\/organisation\?next=%2Flearn$/)
  }
  await enterPassword()
  await expect(names).toHaveText([/^e2e-/, name])
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Nadia')
  // What let them choose is good for nothing more.
  await page.context().clearCookies({ name: 'next-auth.session-token' })
  await page.goto('/sign-in/organisation')
  await expect(page).toHaveURL(/\/sign-in$/)
  await enterPassword()
  await expect(names).toHaveText([name, /^e2e-/])
  await expect(page.getByRole('listitem').first()).toContainText('Last used on this device')
  await names.last().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, ward-one')
})

test('who has chosen an organisation on this device changes over to another with the password, and stays until it is right', async ({
  page,
  application,
  organisation,
  passwordHash,
}) => {
  const email = organisation.email('ward-two')
  const name = `other-${randomUUID().slice(0, 8)}`
  await asOwner(application.ownerUrl, async (owner) => {
    const { personId } = (await makeTestOrganisation(owner, name, { passwordHash })).wardClinicians[0]
    await owner.person.updateMany({ where: { id: personId }, data: { email, givenName: 'Nadia' } })
  })
  const enterPassword = async (text: string) => {
    await page.getByLabel('Password').fill(text)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  await page.goto('/learn')
  await page.getByLabel('Email address').fill(email)
  await enterPassword(password)
  await page.getByRole('button', { name: /^e2e-/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, ward-two')
  await page.goto('/account')
  await page.getByRole('link', { name: 'Switch organisation' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Switch organisation')
  await expectNoAxeViolations(page)
  await enterPassword('not the password')
  await expect(page.getByText('The email or password is wrong.').first()).toBeVisible()
  await page.getByRole('link', { name: 'Stay here' }).click()
  await expect(page.getByText(email).first()).toBeVisible()
  await page.getByRole('link', { name: 'Switch organisation' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Switch organisation')
  await enterPassword(password)
  await page.getByRole('button', { name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Nadia')
  // Without the seal of a choice nobody is told that there is another.
  await page.context().clearCookies({ name: 'curtain-organisation' })
  await page.goto('/account')
  await expect(page.getByText(`Nadia ${name}`).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Switch organisation' })).toHaveCount(0)
})

test('signing in works without JavaScript', async ({ browser, application, organisation }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: application.baseUrl })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(organisation.email('ward-manager'))
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/teams/)
  await context.close()
})

test('signing in ends the session that was open in the same browser', async ({
  page,
  context,
  organisation,
  signIn,
}) => {
  // The page was open before someone else signed in in another tab.
  await page.goto('/sign-in')
  await signIn(organisation.email('ward-one'))
  const earlier = await context.cookies()
  await page.getByLabel('Email address').fill(organisation.email('ward-manager'))
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/teams/)
  await context.clearCookies()
  await context.addCookies(earlier)
  await page.goto('/learn')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('a wrong password and an unknown address look the same, and the address stays typed', async ({
  page,
  organisation,
}) => {
  const alerts: string[] = []
  for (const email of [organisation.email('ward-one'), organisation.email('nobody-here')]) {
    await page.goto('/sign-in')
    await page.getByLabel('Email address').fill(email)
    await page.getByLabel('Password').fill('not the password at all')
    await page.getByRole('button', { name: 'Sign in' }).click()
    const alert = page.getByRole('alert').filter({ hasText: 'problem' })
    await expect(alert).toBeFocused()
    alerts.push((await alert.textContent()) ?? '')
    await expect(page.getByLabel('Email address')).toHaveValue(email)
    await expect(page.getByLabel('Password')).toHaveValue('')
    await expectNoAxeViolations(page)
  }
  expect(alerts[0]).toBe(alerts[1])
})

test('someone who is suspended is out at the next thing they do', async ({ page, organisation, signIn }) => {
  await signIn(organisation.email('bay-one'))
  await page.goto('/learn')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, bay-one')
  await suspendPerson(organisation.administrator, organisation.bayClinicians[0].personId, { now: new Date() })
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in/)
})

test('changing the password takes the one before, signs out everywhere, and the new one works', async ({
  page,
  organisation,
  signIn,
}) => {
  await signIn(organisation.email('ward-two'))
  await page.goto('/account')
  await expectNoAxeViolations(page)
  await page.getByLabel('Current password').fill(password)
  await page.getByLabel('New password').fill('too short')
  await page.getByRole('button', { name: 'Change it and sign out everywhere' }).click()
  await expect(page.getByText('At least 15 characters: try four unrelated words.').first()).toBeVisible()
  await page.getByLabel('Current password').fill('not the password at all')
  await page.getByLabel('New password').fill('eleven wet umbrellas in May')
  await page.getByRole('button', { name: 'Change it and sign out everywhere' }).click()
  await expect(page.getByText('This is not your password.').first()).toBeVisible()
  await page.getByLabel('Current password').fill(password)
  await page.getByLabel('New password').fill('eleven wet umbrellas in May')
  await page.getByRole('button', { name: 'Change it and sign out everywhere' }).click()
  await expect(page.getByText('Your password is changed.')).toBeVisible()
  await page.getByLabel('Email address').fill(organisation.email('ward-two'))
  await page.getByLabel('Password').fill('eleven wet umbrellas in May')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/learn$/)
})
