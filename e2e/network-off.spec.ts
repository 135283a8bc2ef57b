import { answersOf } from './support/answers-of.ts'
import { expectPageOnDevice } from './support/kept-pages.ts'
import { assignFirstModule, test } from './support/organisation.ts'
import { onOwnNetwork } from './support/own-network.ts'
import { answerQuestion, beginFirstModule, expectFeedback, goToQuestion, whereItIs } from './support/playing.ts'
import { expect } from './support/test.ts'

test.beforeEach(async ({ organisation, signIn }) => {
  await assignFirstModule(organisation)
  await signIn(organisation.email('ward-one'))
})

test.describe('an answer given while the network is off', () => {
  // The browser itself says on its console that it could not connect; that is what is tested.
  test.use({ expectedConsole: [/Failed to load resource/] })

  onOwnNetwork(
    'is kept, survives a reload, and is sent once when the network is back',
    async ({ page, context, application, organisation, network }) => {
      const answersHere = () => answersOf(application.ownerUrl, organisation.organisationId)
      await beginFirstModule(page)
      await goToQuestion(page)
      await expectPageOnDevice(page, page.url())
      network.cut()
      await context.setOffline(true)
      await answerQuestion(page)
      await expect(page.getByText('Kept on this device.')).toBeVisible()
      await page.reload()
      await expect(page.getByText('Kept on this device.')).toBeVisible()
      expect(await answersHere()).toBe(0)
      network.mend()
      await context.setOffline(false)
      await expectFeedback(page)
      expect(await answersHere()).toBe(1)
    },
  )

  test('is sent once though the server took it and its reply was lost', async ({ page, application, organisation }) => {
    await beginFirstModule(page)
    await goToQuestion(page)
    let lostRequests = 0
    await page.route('**/answers?*', async (route) => {
      if (lostRequests++ > 0) return route.continue()
      await route.fetch()
      await route.abort('connectionreset')
    })
    await answerQuestion(page)
    await expectFeedback(page)
    expect(lostRequests).toBeGreaterThan(1)
    expect(await answersOf(application.ownerUrl, organisation.organisationId)).toBe(1)
  })

  test('goes to where the attempt stands when another device went on meanwhile', async ({
    page,
    browser,
    context,
    application,
  }) => {
    await beginFirstModule(page)
    await goToQuestion(page)
    const elsewhere = await browser.newContext({
      baseURL: application.baseUrl,
      storageState: await context.storageState(),
    })
    const device = await elsewhere.newPage()
    await device.goto(page.url())
    await goToQuestion(device)
    await answerQuestion(device)
    await expectFeedback(device)
    const before = await whereItIs(page)
    await answerQuestion(page)
    await expect(page.getByText('You went on from here on another device')).toBeVisible()
    expect(await whereItIs(page)).not.toBe(before)
    await elsewhere.close()
  })
})
