import { test as base, password } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

type Device = { readonly recognisesOwner: (isUserVerified: boolean) => Promise<void> }

/** A device in Chromium that holds passkeys, and recognises its owner or not. The page outlives the test, and so would the device. */
const test = base.extend<{ device: Device }>({
  device: async ({ page }, use) => {
    const browser = await page.context().newCDPSession(page)
    await browser.send('WebAuthn.enable')
    const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await use({
      recognisesOwner: async (isUserVerified) => {
        await browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
      },
    })
    await browser.send('WebAuthn.disable')
    await browser.detach()
  },
})

test('someone adds a passkey, signs in with it alone and after the password, and removes it', async ({
  page,
  organisation,
  signIn,
  device,
}) => {
  const email = organisation.email('ward-one')
  await signIn(email)
  await page.goto('/account/second-factor')
  const section = page.locator('#passkeys')
  await section.getByLabel('Name of the passkey').fill('My laptop')
  await section.getByLabel('Current password').fill('not the password at all')
  await section.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(section.getByText('This is not your password.').first()).toBeVisible()
  await section.getByLabel('Current password').fill(password)
  await section.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('Your passkey is added.')).toBeVisible()
  await expect(section.getByRole('heading', { name: 'My laptop' })).toBeVisible()
  await expectNoAxeViolations(page)

  const signOut = async () => {
    await page.goto('/learn')
    await page.locator('summary', { hasText: 'ward-one' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByText('You are signed out.')).toBeVisible()
  }
  await signOut()
  await device.recognisesOwner(false)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByText(/passkey was not used/i).first()).toBeVisible()
  await device.recognisesOwner(true)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL(/\/learn$/)

  await signOut()
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in\/second-factor/)
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL(/\/learn$/)

  await page.goto('/account/second-factor')
  await section.getByLabel('Which passkey').selectOption({ label: 'My laptop' })
  await section.getByLabel('Current password').last().fill(password)
  await section.getByRole('button', { name: 'Remove the passkey' }).click()
  await expect(page.getByText('The passkey is removed.')).toBeVisible()
})
