import { readFileSync } from 'node:fs'
import { test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

test('an administrator imports people from a file: matches a column, sees each row, applies it, and undoes it', async ({
  page,
  organisation,
  signIn,
}) => {
  await signIn(organisation.email('admin'))
  await page.goto('/admin/people')
  await page.getByRole('link', { name: 'Import people' }).click()
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(page.getByText('Choose a file or paste a table.').first()).toBeVisible()
  await expectNoAxeViolations(page)
  const lines = [
    'Staff number;Email;First name;Surname;Metier;Team',
    `1;${organisation.email('cleo')};Cleo;Íñiguez;Midwife;Ward`,
    `2;${organisation.email('ward-one')};;;Consultant;`,
    '3;not-an-email;Dan;;Nurse;',
  ]
  await page.getByLabel('Choose a file').setInputFiles({
    name: 'staff-november.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\r\n'), 'latin1'),
  })
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check the import')
  const kinds = page.getByRole('navigation', { name: 'Rows in the file' })
  await expect(kinds.getByRole('link', { name: '2 refused' })).toBeVisible()
  await page.getByText('Match columns and teams').click()
  await page.getByLabel('Metier').selectOption({ label: 'Profession' })
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(kinds.getByRole('link', { name: '1 refused' })).toBeVisible()
  await expect(page.getByRole('row').nth(1)).toContainText('“not-an-email” is not a complete email.')
  await expectNoAxeViolations(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the refused rows' }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('3,not-an-email,Dan,,Nurse,,4,')
  await kinds.getByRole('link', { name: '1 changed' }).click()
  await expect(page.getByRole('row').nth(1)).toContainText('Nurse becomes Consultant')
  await kinds.getByRole('link', { name: '1 new' }).click()
  await expect(page.getByRole('row').nth(1)).toContainText('Cleo Íñiguez')
  await page.getByRole('button', { name: 'Apply 2 changes' }).click()
  await expect(page.getByText('1 person added, 1 changed.')).toBeVisible()
  await expectNoAxeViolations(page)
  const importAddress = page.url()
  await page.getByRole('link', { name: 'Go to people' }).click()
  await expect(page.getByRole('table')).toContainText('Íñiguez, Cleo')
  const exportDownload = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export as CSV' }).click()
  const file = readFileSync(await (await exportDownload).path(), 'utf8')
  expect(file).toContain(`1,${organisation.email('cleo')},Cleo,Íñiguez,Midwife,,Ward,,Clinician,en`)
  // What was exported imports again and changes nothing.
  await page.goto('/admin/people/import')
  await page.getByLabel('Or paste a table').fill(file)
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(kinds.getByRole('link', { name: '8 unchanged' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'There is nothing to apply' })).toBeVisible()
  await page.goto(importAddress)
  await page.getByRole('button', { name: 'Undo all 2 changes' }).click()
  await expect(page.getByText('2 rows undone, nothing kept.')).toBeVisible()
  await page.goto('/admin/people')
  await expect(page.getByRole('table')).not.toContainText('Cleo')
  await page.goto('/admin/audit')
  await expect(page.getByRole('table')).toContainText('undid an import of people')
})
