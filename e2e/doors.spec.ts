import { test } from './support/organisation.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

// The browser itself says of a 404 that it got one, and of a script that it blocked it.
test.use({ expectedConsole: [/404|409|Server Action|TrustedScript/] })

test('a form that is sent to another build than its page is of comes back with what was typed', async ({
  page,
  organisation,
  signIn,
}) => {
  await signIn(organisation.email('admin'))
  await page.goto('/admin/teams')
  await page.getByLabel('Name', { exact: true }).fill('Night shift')
  // As a server answers that was built from other sources.
  await page.route('**/admin/teams', (route) => {
    const headers = route.request().headers()
    if (headers['next-action'] === undefined) return route.continue()
    return route.continue({ headers: { ...headers, 'next-action': '0'.repeat(42) } })
  })
  await page.getByRole('button', { name: 'Make it' }).click()
  await expect(page.getByText('Curtain was updated while this page was open.')).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Night shift')
  await page.unroute('**/admin/teams')
  await page.getByRole('button', { name: 'Make it' }).click()
  await expect(page.getByText('The team is made.')).toBeVisible()
})

test('an action that is called with anything but a form, and one that does not exist, are a clear 4xx', async ({
  page,
  application,
}) => {
  const actions: string[] = []
  page.on('request', (request) => {
    const action = request.headers()['next-action']
    if (action !== undefined) actions.push(action)
  })
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill('nobody@nowhere.example')
  await page.getByLabel('Password').fill('not a password of anyone')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'problem' })).toBeVisible()
  const [action = ''] = actions
  const call = async (id: string, body: string) => {
    const response = await fetch(`${application.baseUrl}/sign-in`, {
      method: 'POST',
      headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', origin: application.baseUrl },
      body,
    })
    return response.status
  }
  for (const body of ['[]', '[null]', '[{}, "text"]', '[1, 2, 3]', '[[], {"times": "x"}]'])
    expect([body, await call(action, body)]).toEqual([body, 404])
  expect(await call('0'.repeat(42), '[]')).toBe(409)
  expect(await call('x', '[]')).toBe(400)
})

test('a page takes no text as markup, and no script of another address or of ours that is not of the build', async ({
  page,
}) => {
  await page.goto('/sign-in')
  const refused = await page.evaluate(() => {
    const problemOf = (act: () => void) => {
      try {
        act()
        return null
      } catch (error) {
        return error instanceof TypeError ? 'refused' : `${error}`
      }
    }
    const script = document.createElement('script')
    return [
      problemOf(() => {
        document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'
      }),
      problemOf(() => {
        script.src = 'https://elsewhere.example/x.js'
      }),
      problemOf(() => {
        script.src = '/api/export/answers'
      }),
      problemOf(() => {
        script.text = 'alert(1)'
      }),
      problemOf(() => {
        script.src = `${location.origin}/_next/static/chunks/any.js`
      }),
    ]
  })
  expect(refused).toEqual(['refused', 'refused', 'refused', 'refused', null])
})

test('every kind of answer lets nothing frame it, and none but files of the build is kept on the way', async ({
  application,
}) => {
  const kinds = ['/sign-in', '/nothing-here', '/api/nothing-here', '/api/health', '/api/v1/people', '/scim/v2/Users']
  for (const path of [...kinds, '/%E0%A4%A', '/service-worker.js', '/icon.svg']) {
    const { headers } = await fetch(`${application.baseUrl}${path}`, { headers: { accept: 'text/html' } })
    const policy = headers.get('content-security-policy') ?? ''
    expect([path, policy]).toEqual([path, expect.stringContaining(`frame-ancestors 'none'`)])
    if (!/\.(js|svg)$/.test(path))
      expect([path, headers.get('cache-control')]).toEqual([path, expect.stringMatching(/no-store|private, no-cache/)])
  }
})

test('what browsers, password managers and crawlers ask for by themselves is there', async ({ application }) => {
  const kinds = { '/favicon.ico': 'image/x-icon', '/apple-touch-icon.png': 'image/png', '/robots.txt': 'text/plain' }
  for (const [path, type] of Object.entries(kinds)) {
    const { status, headers } = await fetch(`${application.baseUrl}${path}`)
    expect([path, status, headers.get('content-type')]).toEqual([path, 200, expect.stringContaining(type)])
  }
  const { url, status } = await fetch(`${application.baseUrl}/.well-known/change-password`)
  expect([status, new URL(url).pathname]).toEqual([200, '/sign-in'])
  // Password managers ask first whether a page that cannot be there is.
  const nowhere = await fetch(`${application.baseUrl}/.well-known/resource-that-should-not-exist`)
  expect(nowhere.status).toBe(404)
})

test('an assignment’s page says who it touches before each act, and undoes it', async ({
  page,
  organisation,
  signIn,
}) => {
  await signIn(organisation.email('admin'))
  await page.goto('/admin/assignments')
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Assign' }).click()
  await expect(page.getByText('Assigned. It is on their pages now.')).toBeVisible()
  await page.getByRole('table').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: '4 of 4 have not finished' })).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveCount(4)
  await page.getByLabel('Find by name').fill('bay-one')
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(1)
  await expectNoAxeViolations(page)

  await page.getByRole('link', { name: 'Remind 4 people' }).click()
  await page.getByRole('button', { name: 'Remind 4 people' }).click()
  await expect(
    page.getByText('4 people were reminded. 4 emails have not been sent yet and can be stopped.'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('no email follows')).toBeVisible()

  await page.getByRole('link', { name: 'Change or extend the date' }).click()
  await page.getByLabel('New due date').fill('2099-03-01')
  await page.getByRole('button', { name: 'See who this affects' }).click()
  await expect(page.getByText('4 get the new date.')).toBeVisible()
  await page.getByRole('button', { name: 'Change the date for 4 people' }).click()
  await expect(page.getByText('Due on 1 March 2099')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Everyone has the date they had before.')).toBeVisible()
  await expect(page.getByText('Due on 1 March 2099')).toHaveCount(0)

  await page.getByRole('link', { name: 'Withdraw' }).click()
  await expect(page.getByText('4 no longer have to do it')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Withdraw from 4 people' }).click()
  await expect(page.getByText('Withdrawn from 4 people.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('People have it again with the same dates')).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveCount(4)

  await page.getByRole('link', { name: 'Change who it is for' }).click()
  await page.getByLabel('Team').selectOption({ label: 'Bay and the teams below it' })
  await page.getByRole('button', { name: 'Leave out' }).first().click()
  await expect(page.getByText('These rules include 2 people today.')).toBeVisible()
  await expect(page.getByText('Removes 2 people who have not finished: ')).toBeVisible()
  await expectNoAxeViolations(page)

  // Someone else is quicker, with other rules.
  const address = page.url()
  const other = await page.context().newPage()
  await other.goto(`${address.split('?')[0]}?rule=asked.profession.Nurse`)
  await other.getByRole('button', { name: 'Change who it is for' }).click()
  await expect(other.getByText('For everyone with the profession Nurse')).toBeVisible()
  await other.close()
  await page.getByRole('button', { name: 'Change who it is for' }).click()
  await expect(page.getByText('Someone else changed this in the meantime.').first()).toBeVisible()
  await page.goto(address)
  const changed = page.getByRole('alert').filter({ hasText: 'Someone else has changed who this is for' })
  await expect(changed.getByRole('listitem')).toHaveText(['everyone with the profession Nurse'])
  await expect(page.getByRole('button', { name: 'Change who it is for' })).toHaveCount(0)
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Keep your own rules' }).click()
  await expect(page.getByText('Removes 2 people who have not finished: ')).toBeVisible()
  await page.getByRole('button', { name: 'Change who it is for' }).click()
  await expect(page.getByText('For everyone, except Bay and the teams below it')).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveCount(2)

  await page.goto('/admin/assignments/new')
  await page.getByLabel('Profession').selectOption('Nurse')
  await page.getByRole('button', { name: 'Include', exact: true }).nth(1).click()
  await expect(page.getByText('These rules include 4 people today.')).toBeVisible()
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Assign to 4 people' }).click()
  await expect(page.getByText('For everyone with the profession Nurse')).toBeVisible()
})
