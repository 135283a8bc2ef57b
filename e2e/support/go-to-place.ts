import type { Page } from '@playwright/test'

/** Goes to a section by the navigation, wherever on this screen it is. */
export async function goToPlace(page: Page, name: string): Promise<void> {
  const nav = page.getByRole('navigation', { name: 'Main' })
  const more = nav.getByText('More')
  if (await more.isVisible()) await more.click()
  await nav.getByRole('link', { name, exact: true }).click()
}
