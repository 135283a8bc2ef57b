import type { Browser, Page } from '@playwright/test'
import { asOwner } from '#data/database/owner-database.ts'
import { initialPolicy, makeOrganisation } from '#data/people/make-organisation.ts'
import type { Application } from '#platform/testing/application.ts'
import { cookieOf } from '#scripts/bench/open-page.ts'
import { hospitalFile } from '#scripts/bench/people/hospital-file.ts'
import { beginWalk, enter, press, type Walk, walkToQuestion } from '#scripts/pages/walk.ts'
import { demoReaders } from '#simulation/demo/demo-pages.ts'
import { dangerouslyFindSignIn } from '#simulation/testing/find-sign-in.ts'

/** What a person does, in how many presses and entries, over how many pages. */
export type Task = { readonly name: string; readonly most: number; readonly acts: number; readonly screens: number }

/** Where the first option of a question stands on a phone, in CSS pixels from the top of its page. */
export type FirstAnswer = { readonly top: number; readonly bottom: number; readonly viewport: number }

type Demo = { readonly browser: Browser; readonly application: Application }
const phone = { width: 390, height: 844 }
const figuresOf = (walk: Walk) => ({ acts: walk.acts, screens: walk.screens.length })

/** After the form of the sign-in, which is typed as people do, to the next decision. */
export async function decide({ browser, application }: Demo): Promise<{ task: Task; first: FirstAnswer }> {
  const context = await browser.newContext({ baseURL: application.baseUrl, viewport: phone, locale: 'en-GB' })
  const page = await context.newPage()
  await signInByForm(page, demoReaders.clinician, application.demoPassword)
  const walk = beginWalk(page)
  await walkToQuestion(walk)
  await page.reload({ waitUntil: 'networkidle' })
  const first = await page
    .locator('.answer label')
    .first()
    .evaluate((option) => {
      const { top, bottom } = option.getBoundingClientRect()
      return { top: top + scrollY, bottom: bottom + scrollY, viewport: innerHeight }
    })
  await context.close()
  return { task: { name: 'from signing in to the next decision', most: 3, ...figuresOf(walk) }, first }
}

/** A manager asks five people or more to do a module. */
export async function actForFive({ browser, application }: Demo): Promise<Task> {
  const page = await pageOf(browser, application, demoReaders.manager)
  await page.goto('/teams', { waitUntil: 'networkidle' })
  const walk = beginWalk(page)
  await press(walk, page.locator('main a[href^="/teams/"]').filter({ hasText: 'Cardiology' }).first())
  await press(walk, page.getByRole('link', { name: 'Select all shown' }))
  await press(walk, page.getByRole('button', { name: 'Ask for a module' }))
  const people = await page.locator('input[name=personId]').count()
  if (people < 5) throw new Error(`Only ${people} people are chosen`)
  await enter(walk, () => page.locator('select[name=moduleSlug]').selectOption({ index: 1 }))
  await press(walk, page.locator('main form button[type=submit]').last())
  await page.context().close()
  return { name: `a manager acts for ${people} people`, most: 5, ...figuresOf(walk) }
}

/** Of the people in the file one a ward manages it, and has nothing to learn. */
const wards = 12

/** An administrator who has nobody yet, and a file from personnel. */
export async function setUpHospital({ browser, application }: Demo): Promise<Task> {
  const now = Date.now()
  const email = `administrator-${now}@empty.example`
  await asOwner(application.ownerUrl, (owner) =>
    makeOrganisation(owner, {
      name: `Empty ${now}`,
      policy: initialPolicy,
      teams: [],
      people: [
        {
          email,
          givenName: 'Noor',
          familyName: 'Haddad',
          profession: 'Administrator',
          roles: ['administrator'],
          memberOf: [],
          manages: [],
          passwordHash: 'unusable',
        },
      ],
      createdAt: new Date(),
    }),
  )
  const page = await pageOf(browser, application, email)
  await page.goto('/admin', { waitUntil: 'networkidle' })
  const walk = beginWalk(page)
  await press(walk, page.locator('.set-up a[href="/admin/people"]'))
  await press(walk, page.getByRole('link', { name: 'Import people' }))
  // An email is one person's, whatever their organisation, and the demo may have seen this before.
  const file = Buffer.from(hospitalFile({ people: 300 + wards, teams: wards })).toString('utf8')
  const buffer = Buffer.from(file.replaceAll('@hospital.example', `@hospital-${now}.example`))
  await enter(walk, () =>
    page.locator('input[type=file]').setInputFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer }),
  )
  await press(walk, page.getByRole('button', { name: 'Check the file' }))
  // None of its teams are here yet.
  const match = page.locator('main summary').filter({ hasText: 'Match columns and teams' })
  await match.waitFor({ timeout: 120_000 })
  await press(walk, match)
  await enter(walk, () => page.getByLabel('Make the team').check())
  await press(walk, page.getByRole('button', { name: 'Check again' }))
  const apply = page.getByRole('button', { name: /^Apply/ })
  await apply.waitFor({ timeout: 120_000 })
  await press(walk, apply)
  await page.getByText(`${300 + wards} people added`).waitFor({ timeout: 120_000 })
  await press(walk, page.locator('.frame-side a[href="/admin/assignments"]'))
  await enter(walk, () => page.locator('input[name=modules]').first().check())
  await press(
    walk,
    page
      .locator('main form')
      .filter({ has: page.locator('input[name=modules]') })
      .locator('button[type=submit]'),
  )
  await waitForAssignment(page)
  await page.context().close()
  return { name: 'from an empty organisation to 300 assigned people', most: 15, ...figuresOf(walk) }
}

/** The worker enrols people and counts them, within a minute; whoever assigned need not wait for it. */
async function waitForAssignment(page: Page): Promise<void> {
  const assignmentText = page.getByText(/of 300 people/).first()
  for (const deadline = Date.now() + 180_000; (await assignmentText.count()) === 0; ) {
    if (Date.now() > deadline) throw new Error(`300 people are not assigned: ${page.url()}`)
    await page.waitForTimeout(3000)
    await page.reload({ waitUntil: 'networkidle' })
  }
}

async function signInByForm(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(/\/learn$/)
  await page.waitForLoadState('networkidle')
}

async function pageOf(browser: Browser, { baseUrl }: Application, email: string): Promise<Page> {
  const person = await dangerouslyFindSignIn(email)
  if (person === null) throw new Error(`There is no ${email}`)
  const [name = '', value = ''] = (await cookieOf(person, new Date())).split('=', 2)
  const context = await browser.newContext({
    baseURL: baseUrl,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
  })
  await context.addCookies([{ name, value, url: baseUrl }])
  return context.newPage()
}
