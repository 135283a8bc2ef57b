import { test as base, expect, type Page } from '@playwright/test'
import { dangerouslyStartSession } from '#data/people/start-session.ts'
import { dangerouslyDisconnect } from '#data/system.ts'
import { setEnvironment } from '#platform/env.ts'
import { type Application, readApplication } from '#platform/testing/application.ts'
import { axeViolations } from '#platform/testing/axe.ts'
import { sealSessionCookie, sessionCookieName } from '#server/session-cookie.ts'
import { dangerouslyFindSignIn } from '#simulation/testing/find-sign-in.ts'

export { expect }

type Fixtures = {
  /** What the browser may say on its console in this test, because of what the test does: `test.use({ expectedConsole: [/404/] })`. */
  expectedConsole: readonly RegExp[]
  /** Signs the page's browser in without the form, by a session of its own in the database. */
  signIn: (email: string, at?: { provedAt?: Date }) => Promise<void>
  /** Does what the worker does, with the worker's rights. */
  asWorker: <Result>(work: () => Promise<Result>) => Promise<Result>
}

type WorkerFixtures = { application: Application }

/** Playwright's test, on the running application; an error in the browser's console, or one on the page, fails it. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  application: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
    async ({}, use) => {
      const application = readApplication()
      setEnvironment({
        DATABASE_APP_URL: application.appUrl,
        NEXTAUTH_SECRET: application.sessionSecret,
        PASSWORD_KEYS: application.passwordKeys,
        PUBLIC_URL: application.baseUrl,
      })
      await use(application)
      await dangerouslyDisconnect()
    },
    { scope: 'worker' },
  ],
  expectedConsole: [[], { option: true }],
  baseURL: async ({ application }, use) => use(application.baseUrl),
  page: async ({ page, expectedConsole }, use) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() !== 'error' || expectedConsole.some((expectedPattern) => expectedPattern.test(message.text())))
        return
      errors.push(`${message.text()} (${message.location().url})`)
    })
    await use(page)
    // The next test has the same context, and one that failed may have left it so.
    await page.context().setOffline(false)
    expect(errors, 'errors in the browser').toEqual([])
  },
  asWorker: async ({ application }, use) => {
    const connectTo = async (url: string) => {
      await dangerouslyDisconnect()
      setEnvironment({ DATABASE_APP_URL: url })
    }
    await use(async (work) => {
      await connectTo(application.workerUrl)
      try {
        return await work()
      } finally {
        await connectTo(application.appUrl)
      }
    })
  },
  signIn: async ({ application, context }, use) => {
    await use(async (email, { provedAt = new Date() } = {}) => {
      const person = await dangerouslyFindSignIn(email)
      if (person === null) throw new Error(`Nobody has the address ${email}.`)
      const session = await dangerouslyStartSession(person, {
        expiresAt: new Date(Date.now() + 60 * 60 * 1000),
        network: '192.0.2.1',
        provedAt,
      })
      const value = await sealSessionCookie({ ...person, ...session })
      await context.addCookies([
        { name: sessionCookieName(), value, url: application.baseUrl, httpOnly: true, sameSite: 'Lax' },
      ])
    })
  },
})

/** Fails with what axe finds on the page as it is now, by the rules of WCAG 2.2 AA and its best practices. */
export async function expectNoAxeViolations(
  page: Page,
  scope: Parameters<typeof axeViolations>[1] = {},
): Promise<void> {
  // A page that was reached by a link gets its title a moment after its content, and has none between two.
  await expect(page).toHaveTitle(/./)
  const violations = await axeViolations(page, scope)
  const isBetweenTitles =
    violations.length > 0 && violations.every((violation) => violation.startsWith('document-title'))
  if (isBetweenTitles) await expect(page).toHaveTitle(/./)
  expect(isBetweenTitles ? await axeViolations(page, scope) : violations, 'what axe finds').toEqual([])
}

/** For a page that was looked at whole in its other colours: nothing else differs between light and dark. */
export async function expectEnoughContrast(page: Page): Promise<void> {
  expect(await axeViolations(page, { only: ['color-contrast'] }), 'what axe finds').toEqual([])
}
