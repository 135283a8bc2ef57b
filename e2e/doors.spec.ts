import { password, test } from './support/organisation.ts'
import { expect } from './support/test.ts'

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

test('an act that leads to another page brings it along, also where a proxy speaks https to browsers', async ({
  page,
  organisation,
}) => {
  await page.route('**/sign-in*', (route) =>
    route.continue({ headers: { ...route.request().headers(), 'x-forwarded-proto': 'https' } }),
  )
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(organisation.email('ward-one'))
  await page.getByLabel('Password').fill(password)
  const [response] = await Promise.all([
    page.waitForResponse((each) => each.request().headers()['next-action'] !== undefined),
    page.getByRole('button', { name: 'Sign in' }).click(),
  ])
  expect(response.headers()['x-action-redirect']).toBe('/;push')
  // Without it the browser has to ask for the page once more, and the log has an error.
  expect(response.headers()['content-type']).toContain('text/x-component')
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
  await page.getByLabel('Email address').fill('nobody@nowhere.example')
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
  const refusals = await page.evaluate(() => {
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
  expect(refusals).toEqual(['refused', 'refused', 'refused', 'refused', null])
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

test('what only development serves is not there, and a failure shows nothing of the code', async ({ application }) => {
  const ofDevelopment = ['/__nextjs_original-stack-frames', '/__nextjs_source-map?filename=x', '/_next/webpack-hmr']
  for (const path of [...ofDevelopment, '/_next/mcp', '/_next/static/chunks/page.js.map']) {
    const response = await fetch(`${application.baseUrl}${path}`, { redirect: 'manual' })
    expect([path, response.status]).toEqual([path, 404])
    expect(await response.text()).not.toMatch(/\bat .*\.(ts|js):\d+/)
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
