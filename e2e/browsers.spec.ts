import type { Page } from '@playwright/test'
import { asOwner } from '#data/database/owner-database.ts'
import { assignFirstModule, test } from './support/organisation.ts'
import { answerQuestion, beginFirstModule, expectFeedback, goOn, goToQuestion } from './support/playing.ts'
import { expect } from './support/test.ts'

/** docs/deployment.md, Browsers: the oldest ones that are served, made of a new one by taking away what they lack. */

test.beforeEach(async ({ organisation, signIn }) => {
  await assignFirstModule(organisation)
  await signIn(organisation.email('ward-one'))
})

async function answersOf(ownerUrl: string, organisationId: string): Promise<number> {
  return asOwner(ownerUrl, (owner) => owner.answer.count({ where: { organisationId } }))
}

/** Takes away what one of the oldest browsers does not know, or knows only over https. */
async function forgetWhatIsNew(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const newer: [holder: object | undefined, names: string[]][] = [
      [AbortSignal, ['any']],
      [Crypto.prototype, ['randomUUID']],
      [Promise, ['withResolvers', 'try']],
      [Object, ['groupBy']],
      [Map, ['groupBy']],
      [Array, ['fromAsync']],
      [URL, ['canParse', 'parse']],
      [Intl, ['Segmenter', 'DurationFormat']],
      [String.prototype, ['isWellFormed', 'toWellFormed']],
      [Set.prototype, ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf']],
      [Document.prototype, ['startViewTransition']],
      [Element.prototype, ['checkVisibility']],
      [HTMLElement.prototype, ['showPopover', 'hidePopover', 'togglePopover']],
      [window, ['requestIdleCallback', 'cancelIdleCallback', 'scheduler', 'navigation', 'cookieStore', 'Iterator']],
    ]
    for (const [holder, names] of newer) for (const name of names) if (holder) Reflect.deleteProperty(holder, name)
  })
}

/** Asking for storage throws, as where a policy forbids it. */
async function blockStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError')
        },
      })
  })
}

test('answers arrive from a browser that knows nothing new and may store nothing', async ({
  page,
  application,
  organisation,
}) => {
  await forgetWhatIsNew(page)
  await blockStorage(page)
  await beginFirstModule(page)
  expect(await page.evaluate(() => 'any' in AbortSignal || 'randomUUID' in crypto || 'groupBy' in Map)).toBe(false)
  for (let answers = 1; answers <= 3; answers++) {
    expect(await goToQuestion(page)).toBe(true)
    await answerQuestion(page)
    await expectFeedback(page)
    expect(await answersOf(application.ownerUrl, organisation.organisationId)).toBe(answers)
    await goOn(page)
  }
})

test.describe('where nothing can be stored and the session has ended', () => {
  // The browser itself says on its console that the answer was refused; that is what is tested.
  test.use({ expectedConsole: [/401/] })

  test('the player says that the answer is not kept, and sends it once its reader is back', async ({
    page,
    context,
    application,
    organisation,
    signIn,
  }) => {
    await blockStorage(page)
    await beginFirstModule(page)
    await goToQuestion(page)
    await context.clearCookies()
    await answerQuestion(page)
    await expect(page.getByText('this browser keeps nothing on this device')).toBeVisible()
    await expect(page.getByText('is kept on this device')).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Sign in in another window' })).toHaveAttribute('target', '_blank')
    expect(await answersOf(application.ownerUrl, organisation.organisationId)).toBe(0)

    const dialogEvent = page.waitForEvent('dialog')
    const leaving = page.close({ runBeforeUnload: true })
    const dialog = await dialogEvent
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await leaving

    await signIn(organisation.email('ward-one'))
    await page.getByRole('button', { name: 'I am signed in: send my answer' }).click()
    await expectFeedback(page)
    expect(await answersOf(application.ownerUrl, organisation.organisationId)).toBe(1)
  })
})
