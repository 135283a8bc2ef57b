import { randomUUID } from 'node:crypto'
import { asOwner } from '#data/database/owner-database.ts'
import { invitePerson } from '#data/people/invite-person.ts'
import { goToPlace } from './support/go-to-place.ts'
import { test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

test('an administrator sees why an invitation failed, sends it again, takes it back, and passes a link on', async ({
  page,
  application,
  organisation,
  signIn,
}) => {
  const mailId = randomUUID()
  const invitation = await invitePerson(
    organisation.administrator,
    {
      email: `${mailId}@mail.example`,
      givenName: 'Ada',
      familyName: 'Newcomer',
      profession: 'Nurse',
      roles: ['clinician'],
      teamId: null,
      language: 'en',
      delivery: { by: 'mail', mailId },
    },
    { now: new Date() },
  )
  if (!invitation.ok) throw new Error(invitation.problem)
  const serverWords = '550 5.1.1 no such person'
  await asOwner(application.ownerUrl, (owner) =>
    owner.mail.updateMany({
      where: { id: mailId },
      data: { status: 'failed', problem: 'address-refused', serverWords, attempts: 1, endedAt: new Date() },
    }),
  )
  await signIn(organisation.email('admin'))
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/admin')
  await goToPlace(page, 'Mail')
  await expect(page.getByText('No mail server is set up')).toBeVisible()
  await page.getByRole('link', { name: 'Failed (1)' }).click()
  const line = page.getByRole('row', { name: 'Ada Newcomer' })
  await expect(line).toContainText('The mail server does not accept this address.')
  await expect(line).toContainText(serverWords)
  await expectNoAxeViolations(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  await line.getByRole('button', { name: 'Send now' }).click()
  await expect(page.getByText('It is sent in the next few seconds.')).toBeVisible()
  await expect(page.getByText('Waiting (1)')).toHaveAttribute('aria-current', 'page')
  await line.getByRole('button', { name: 'Do not send' }).click()
  await expect(page.getByText('It is not sent.')).toBeVisible()
  await expect(page.getByText('No mail is waiting')).toBeVisible()

  await page.goto(`/admin/people/${invitation.personId}`)
  await expect(page.getByText('The last invitation by mail was cancelled')).toBeVisible()
  await page.getByRole('button', { name: 'Make a new invitation' }).click()
  await expect(page.getByText(/\/invitation\/[\w-]{43}/)).toBeVisible()
})
