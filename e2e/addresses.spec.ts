import type { Page } from '@playwright/test'
import { assignFirstModule, test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

/**
 * Addresses and titles of pages end up in histories, in the logs of proxies and on shared screens: whom somebody looked for, and whose
 * page they opened, stands in neither.
 */

/** Each address that the browser asks for from now on, and each title that it shows. */
function watch(page: Page): { readonly addresses: string[]; readonly titles: string[] } {
  const seen = { addresses: [] as string[], titles: [] as string[] }
  page.on('request', (request) => seen.addresses.push(decodeURIComponent(request.url())))
  page.on('load', async () => seen.titles.push(await page.title()))
  return seen
}

test('an administrator looks for someone everywhere, and no address and no title says whom', async ({
  page,
  organisation,
  signIn,
}) => {
  await assignFirstModule(organisation)
  await signIn(organisation.email('admin'))
  const { addresses, titles } = watch(page)
  const main = page.getByRole('main')
  await page.goto('/admin/people')
  await main.getByRole('searchbox').fill('bay-two')
  await main.getByLabel('Role').selectOption({ label: 'Clinician' })
  await main.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/\/admin\/people\?role=clinician&.*words=/)
  await expect(main.getByRole('searchbox')).toHaveValue('bay-two')
  await expectNoAxeViolations(page)
  // Sorting, a filter that is often wanted and the page of an act keep what was looked for.
  await main.getByRole('link', { name: 'Name' }).click()
  await expect(page).toHaveURL(/words=.*order=descending|order=descending.*words=/)
  await expect(main.getByRole('row')).toHaveCount(2)
  await main.getByRole('link', { name: /bay-two/ }).click()
  await expect(main.getByRole('heading', { level: 1 })).toContainText('bay-two')
  await expect(page).toHaveTitle(/^One person/)

  for (const [place, field, value] of [
    ['/admin/audit', 'Person', 'bay-two'],
    ['/admin/audit', 'Team, module', 'bay-two'],
    ['/admin/certificates', 'Number or name', 'bay-two'],
    ['/admin/assignments', 'Find by module', 'bay-two'],
    ['/admin/assignments/new', 'Find a person by name', 'bay-two'],
    ['/search', 'Search people', 'bay-two'],
  ] as const) {
    await page.goto(place)
    const search = main.getByRole('searchbox', { name: new RegExp(`^${field}`) })
    if ((await search.count()) === 0) throw new Error(`${place} has no ${field}`)
    await search.fill(value)
    await search.press('Enter')
    await expect(page, place).toHaveURL(/[?&]words=/)
    await expect(main.getByRole('searchbox', { name: new RegExp(`^${field}`) }), place).toHaveValue(value)
  }
  await page.goto('/admin/assignments')
  await main.getByRole('link', { name: 'The call that dropped' }).click()
  await main.getByRole('searchbox', { name: 'Find by name' }).fill('bay-two')
  await main.getByRole('button', { name: 'Find' }).click()
  await expect(page).toHaveURL(/words=.*#people$/)
  await expect(main.getByRole('rowheader')).toHaveCount(1)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search people' }).pressSequentially('bay-two')
  await expect(page.getByRole('option', { name: /bay-two/ })).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('bay-two nowhere')
  await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(main.getByText('Nothing matches “bay-two nowhere”').first()).toBeVisible()
  expect(addresses.length).toBeGreaterThan(10)
  expect(addresses.filter((address) => /bay-two/i.test(address))).toEqual([])
  expect(titles.filter((title) => /bay-two/i.test(title))).toEqual([])
})

test('what was looked for is kept for the organisation alone, and an act on all that match is on those', async ({
  page,
  organisation,
  application,
  browser,
  signIn,
}) => {
  await signIn(organisation.email('admin'))
  // Without JavaScript too.
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: application.baseUrl,
    storageState: await page.context().storageState(),
  })
  const bare = await plain.newPage()
  await bare.goto('/admin/people')
  await bare.getByRole('main').getByRole('searchbox').fill('bay-two')
  await bare.getByRole('button', { name: 'Show' }).click()
  await expect(bare.getByRole('main').getByRole('row')).toHaveCount(2)
  const words = new URL(bare.url()).searchParams.get('words') ?? ''
  expect(words).not.toBe('')
  await plain.close()
  // Looking for nothing, where no rule is left, does not bring back the rules as they are.
  const nothing = await page.request.post('/api/search-words', {
    form: { page: '/admin/assignments/0196f1d2-0000-7000-8000-000000000001/audience', q: '', seen: 'a' },
    headers: { 'sec-fetch-site': 'same-origin' },
    maxRedirects: 0,
  })
  expect(nothing.headers().location).toMatch(/\/audience\?seen=a&words=$/)

  const endless = await page.request.post('/api/search-words', {
    form: { page: '/search', q: 'bay', more: 'x'.repeat(20_000) },
    headers: { 'sec-fetch-site': 'same-origin' },
    maxRedirects: 0,
  })
  expect(endless.status()).toBe(400)

  const act = (asked: string) =>
    `/admin/people/act?${new URLSearchParams({ who: 'all', kind: 'suspend', words: asked })}`
  expect((await page.request.get(act(`${words.slice(0, -6)}AAAAAA`))).status()).toBe(404)
  await page.goto(act(words))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Suspend 1 person?')
  await page.getByRole('button', { name: 'Suspend 1 person' }).click()
  await expect(page).toHaveURL(/\/admin\/people\?.*words=/)
  await expect(page.getByRole('main').getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('main').getByRole('row').last()).toContainText('Suspended')
})
