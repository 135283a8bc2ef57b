import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectNoAxeViolations } from './test.ts'

/** Asks for a certificate, keeps its file, lets someone who is not signed in check it, and takes it back. */
export async function expectCertificate(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Get a certificate' }).click()
  await page.getByLabel('Also say what I understand').check()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Make the certificate' }).click()
  await expect(page.getByText('Your certificate is ready.')).toBeVisible()
  await expectNoSideScrolling(page)
  await expectNoAxeViolations(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download (PDF)' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^certificate-[0-9a-f]{4}-[0-9a-f]{4}\.pdf$/)
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
  const address = await page.getByRole('link', { name: 'Page that checks it' }).getAttribute('href')
  const context = await page
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(page.url()).origin })
  const visitor = await context?.newPage()
  if (visitor === undefined) throw new Error('There is no browser for someone else')
  await visitor.setViewportSize({ width: 320, height: 640 })
  await visitor.goto(address ?? '')
  await expect(visitor.getByText('This certificate is valid')).toBeVisible()
  await expect(visitor.getByRole('region', { name: 'Completed' })).toContainText('The call that dropped')
  await expectNoSideScrolling(visitor)
  await expectNoAxeViolations(visitor)
  await page.getByText('Withdraw …').click()
  await page.getByRole('button', { name: 'Withdraw for good' }).click()
  await expect(page.getByText('Withdrawn. Its page says so.')).toBeVisible()
  await visitor.reload()
  await expect(visitor.getByText('This certificate is no longer valid')).toBeVisible()
  await context?.close()
}

async function expectNoSideScrolling(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}
