import type { Page } from '@playwright/test'
import { asOwner } from '#data/database/owner-database.ts'
import { dangerouslyScheduleFollowUps } from '#data/follow-ups/schedule-follow-ups.ts'
import { completeModule } from '#simulation/testing/complete-module.ts'
import { expectPageOnDevice } from './support/kept-pages.ts'
import { firstModule, test } from './support/organisation.ts'
import { onOwnNetwork } from './support/own-network.ts'
import { answerQuestion, expectFeedback } from './support/playing.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'

const day = 24 * 60 * 60 * 1000

test.beforeEach(async ({ organisation, signIn, asWorker, page }) => {
  await completeModule(organisation.wardClinicians[0], firstModule, { now: new Date(Date.now() - 9 * day) })
  await asWorker(() => dangerouslyScheduleFollowUps(organisation.organisationId, { now: new Date() }))
  await signIn(organisation.email('ward-one'))
  await page.setViewportSize({ width: 390, height: 844 })
})

async function expectGood(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  await expectNoAxeViolations(page)
}

test('a clinician does a follow-up on a phone, reloads in the middle, and reads what it changed', async ({
  page,
  application,
  organisation,
}) => {
  test.setTimeout(300_000)
  await page.goto('/learn')
  const offer = page.getByRole('region', { name: 'Three minutes about what you learnt in “The call that dropped”' })
  await expect(offer).toContainText('open until')
  await expectGood(page)
  await offer.getByRole('link', { name: 'Look at it' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Three minutes about what you learnt')
  await expectGood(page)
  await page.getByRole('button', { name: 'Begin' }).click()

  let answers = 0
  for (;;) {
    await expect(page.getByRole('button', { name: 'Answer', exact: true })).toBeVisible()
    if (answers < 2) await expectGood(page)
    if (answers === 1) {
      const here = await page.locator('.prose').textContent()
      await page.reload()
      await expect(page.locator('.prose')).toHaveText(here ?? '')
      await expect(page.getByText('Your last answer, and why')).toBeVisible()
    }
    await answerQuestion(page)
    await expectFeedback(page)
    if (answers === 0) await expectGood(page)
    answers += 1
    const end = page.getByRole('link', { name: 'See what this changed' })
    if ((await end.count()) > 0) {
      await end.click()
      break
    }
    await page.getByRole('button', { name: 'Go on', exact: true }).click()
    await expect(page.locator('.feedback')).toHaveCount(0)
  }

  await expect(page.getByRole('heading', { name: 'What stayed' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'What this changes' })).toContainText('Approved tools')
  await expect(page.getByRole('region', { name: 'Case by case' }).getByRole('listitem').first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'When the next one comes' })).toContainText('About')
  await expectGood(page)
  const answerCount = await asOwner(application.ownerUrl, (owner) =>
    owner.answer.count({ where: { organisationId: organisation.organisationId, followUpId: { not: null } } }),
  )
  expect(answerCount).toBe(answers)
  await page.getByRole('link', { name: 'Back to my list' }).click()
  await expect(page.getByText('Your next follow-up comes about')).toBeVisible()

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Practise' }).click()
  await page.waitForURL(/\/learn\/practise$/)
  await page.getByRole('button', { name: 'Practise' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Practise: /)
  await expectGood(page)
})

test.describe('without a network', () => {
  onOwnNetwork(
    'a follow-up is answered to its end, what was opened stays readable, and nothing stays on the device after signing out',
    async ({ page, context, application, organisation, network }) => {
      const answersHere = () =>
        asOwner(application.ownerUrl, (owner) =>
          owner.answer.count({ where: { organisationId: organisation.organisationId, followUpId: { not: null } } }),
        )
      const home = `${application.baseUrl}/learn`
      await page.goto('/learn')
      await expectPageOnDevice(page, home)
      await page.getByRole('link', { name: 'Look at it' }).click()
      await page.getByRole('button', { name: 'Begin' }).click()
      await expect(page.getByRole('button', { name: 'Answer', exact: true })).toBeVisible()
      const here = page.url()
      await expectPageOnDevice(page, here)

      network.cut()
      await context.setOffline(true)
      await expect(page.getByText('You can answer this follow-up to its end')).toBeVisible()
      await expectGood(page)
      const first = await page.locator('.prose').textContent()
      await answerQuestion(page)
      await expect(page.getByText('Kept on this device.')).toBeVisible()
      await expectGood(page)
      await page.getByRole('button', { name: 'Next case' }).click()
      await expect(page.getByText('1 answer is kept on this device')).toBeVisible()
      const second = (await page.locator('.prose').textContent()) ?? ''
      expect(second).not.toBe(first)
      await page.reload()
      await expect(page.locator('.prose')).toHaveText(second)

      await page.goto('/learn')
      await expect(page.getByRole('region', { name: 'Three minutes about what you learnt in' })).toBeVisible()
      await expect(page.getByText('You are offline.')).toBeVisible()
      await page.goto('/account')
      await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible()
      await expect(page.getByRole('link', { name: /Curtain/ }).first()).toHaveAttribute('href', /^\/learn/)
      await page.goto(here)

      let answerNumber = 1
      const all = page.getByRole('heading', { name: 'Every case is answered' })
      while ((await all.count()) === 0) {
        const before = await page.locator('.prose').textContent()
        await answerQuestion(page)
        await expect(page.locator('.prose')).not.toHaveText(before ?? '')
        answerNumber += 1
      }
      await expectGood(page)
      expect(answerNumber).toBeGreaterThanOrEqual(2)
      expect(await answersHere()).toBe(0)

      network.mend()
      await context.setOffline(false)
      await page.getByRole('link', { name: 'See what this changed' }).click()
      await expect(page.getByRole('heading', { name: 'What stayed' })).toBeVisible()
      await expect(page.getByRole('region', { name: 'Case by case' }).getByRole('listitem').first()).toBeVisible()
      expect(await answersHere()).toBe(answerNumber)

      const cachedAddresses = await page.evaluate(async () =>
        (await (await caches.open('curtain-pages')).keys()).map(({ url }) => url),
      )
      for (const url of cachedAddresses) expect(new URL(url).pathname).toMatch(/^\/learn/)
      await page.locator('.account-menu summary').click()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await expect(page.getByText('You are signed out.')).toBeVisible()
      const left = () =>
        page.evaluate(async () => [
          ...(await caches.keys()).filter((name) => name === 'curtain-pages'),
          ...Object.keys(localStorage),
        ])
      await expect.poll(left).toEqual([])
    },
  )
})

test('the demo’s clinician finds one that waits', async ({ page, signIn }) => {
  await signIn('clinician@demo.curtain.example')
  await page.goto('/learn')
  await expect(page.getByRole('heading', { name: /^Three minutes about what you learnt in/ })).toBeVisible()
})

test('what was not done in time is over, says so kindly, and asks nothing more', async ({
  page,
  application,
  organisation,
}) => {
  const { organisationId } = organisation
  const id = await asOwner(application.ownerUrl, async (owner) => {
    const closesOn = new Date(Date.now() - 5 * day)
    await owner.followUp.updateMany({ where: { organisationId }, data: { closesOn } })
    return (await owner.followUp.findFirstOrThrow({ where: { organisationId } })).id
  })
  await page.goto(`/learn/follow-ups/${id}`)
  await expect(page.getByRole('heading', { name: 'This follow-up is over' })).toBeVisible()
  await expectGood(page)
  await page.goto('/learn')
  await expect(page.getByText('Three minutes about what you learnt in')).toHaveCount(0)
})
