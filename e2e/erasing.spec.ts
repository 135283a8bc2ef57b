import { completeModule } from '#simulation/testing/complete-module.ts'
import { test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

test('someone asks to be erased, leaves, and is a pseudonym from then on', async ({ page, organisation, signIn }) => {
  const [clinician] = organisation.wardClinicians
  await completeModule(clinician, 'the-call-that-dropped', { now: new Date(Date.now() - 1000) })

  await signIn(organisation.email('ward-one'))
  await page.goto('/account/data')
  await page.getByRole('radio', { name: 'Erase me' }).check()
  await page.getByLabel('What is it about?').fill('I leave at the end of the month.')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Send' }).click()
  // The form has gone, and with it the focus: what came of it has it now.
  await expect(page.getByRole('status').filter({ hasText: 'Sent. Your administrators were told.' })).toBeFocused()
  await expect(page.getByText('You get an answer by')).toBeVisible()

  await signIn(organisation.email('admin'))
  await page.goto('/admin')
  await expect(page.getByRole('heading', { name: '1 request about someone’s data has no answer' })).toBeVisible()
  await page.goto('/admin/requests')
  await expect(page.getByText('I leave at the end of the month.')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: /^See what erasing/ }).click()
  await expect(page.getByText('Only people who left can be erased')).toBeVisible()
  await page.getByRole('link', { name: 'They left …' }).click()
  await page.getByRole('button', { name: 'Record that 1 person left' }).click()
  await expect(page.getByRole('status').filter({ hasText: '1 person left.' })).toBeFocused()
  await page.goto(`/admin/people/${clinician.personId}/erase`)
  await expect(page.getByRole('region', { name: 'Kept without their name' })).toContainText('Training evidence until')
  await expectNoAxeViolations(page)
  await page.getByLabel('Reason').fill(`${clinician.familyName} asked for it.`)
  await page.getByLabel('To confirm, type the name').fill(`${clinician.givenName} ${clinician.familyName}`)
  await page.getByRole('button', { name: /for good$/ }).click()
  await expect(page.getByText('Error: This says who they are')).toBeVisible()
  await page.getByLabel('Reason').fill('They asked for it.')
  await page.getByLabel('To confirm, type the name').fill('Somebody else')
  await page.getByRole('button', { name: /for good$/ }).click()
  await expect(page.getByText('Error: This is not the name.')).toBeVisible()
  await page.getByLabel('To confirm, type the name').fill(`${clinician.givenName} ${clinician.familyName}`)
  await page.getByRole('button', { name: /for good$/ }).click()
  await expect(page.getByText('From now on they are called: Someone who left (erased')).toBeVisible()
  await expectNoAxeViolations(page)

  await page.goto('/admin/audit')
  await expect(page.getByRole('row').nth(1)).toContainText('erased a person: Someone who left (erased')
  await page.goto('/admin/requests')
  await expect(page.getByText(/^Done on .* by /)).toBeVisible()
  await page.goto('/admin/people?status=left')
  await expect(page.getByText(organisation.email('ward-one'))).toHaveCount(0)
})
