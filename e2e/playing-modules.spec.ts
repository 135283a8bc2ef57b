import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { changeOwnLanguage } from '#data/people/change-own-language.ts'
import { safestPath, worstPath } from '#domain/scenario/paths.ts'
import { wholeLanguages } from '#i18n/languages.ts'
import { beginModule, moduleIn } from '#simulation/testing/complete-module.ts'
import { firstModule, test } from './support/organisation.ts'
import { playPath } from './support/playing-paths.ts'
import { expect, expectNoAxeViolations } from './support/test.ts'
import { walkPath } from './support/walking-paths.ts'

const slugs = readdirSync(join(import.meta.dirname, '../content/modules'))

// Drawings are without a word or anything to press in them: the stage's own tests prove it.
const lookedAtElsewhere = { leaveOut: 'svg[aria-hidden="true"]', without: ['color-contrast'] }

test.use({ viewport: { width: 390, height: 844 } })

/**
 * What is played in a browser: modules that between them ask in every format, in English, and the first of them in the
 * languages that are read the other way: in the rest a page differs in words alone. What every module shows in all
 * languages, and what axe says of it, is looked at in scenes.spec.ts; here axe looks at the first page of each kind, with
 * all that stands around a scene.
 */
const inEveryFormat = [firstModule, 'rather-not-on-video', 'one-login-for-the-ward']
const plays = inEveryFormat.flatMap((slug) =>
  wholeLanguages
    .filter(({ tag, direction }) => tag === 'en' || (slug === firstModule && direction === 'rtl'))
    .map((language) => ({ slug, language })),
)

for (const {
  slug,
  language: { tag, name, direction },
} of plays) {
  test(`${slug} can be played in ${name} on its safest and on its worst path`, async ({
    page,
    signIn,
    organisation,
  }) => {
    test.setTimeout(300_000)
    const [one, two] = organisation.wardClinicians
    const runs = [
      { person: one, email: 'ward-one', pathOf: safestPath, confidence: 'fairly' },
      { person: two, email: 'ward-two', pathOf: worstPath, confidence: 'sure' },
    ] as const
    for (const { person, email, pathOf, confidence } of runs) {
      await changeOwnLanguage(person, { language: tag })
      const start = await beginModule(person, slug, { now: new Date() })
      const module = await moduleIn(tag, person, start)
      await page.context().clearCookies()
      await signIn(organisation.email(email))
      await page.goto(`/learn/${start.enrolmentId}`)
      await expect(page.locator('html')).toHaveAttribute('dir', direction)
      const lookedAt = new Set<string>()
      await playPath(page, { module, path: pathOf(module), confidence }, async (what, kind) => {
        await test.step(what, async () => {
          if (!lookedAt.has(kind)) await expectNoAxeViolations(page, lookedAtElsewhere)
          lookedAt.add(kind)
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
        })
      })
    }
  })
}

test('those modules ask in every format', async ({ organisation }) => {
  const [person] = organisation.wardClinicians
  const formatsOf = async (slug: string) => {
    const { module } = await beginModule(person, slug, { now: new Date() })
    return Object.values(module.scenes).flatMap(({ then }) => (then.do === 'ask' ? [then.item.format] : []))
  }
  const playedFormats = new Set((await Promise.all(inEveryFormat.map(formatsOf))).flat())
  expect((await Promise.all(slugs.map(formatsOf))).flat().filter((format) => !playedFormats.has(format))).toEqual([])
})

for (const slug of slugs) {
  test(`${slug} is served to its end on its safest and on its worst path`, async ({
    context,
    baseURL,
    signIn,
    organisation,
  }) => {
    const [one, two] = organisation.wardClinicians
    const runs = [
      { person: one, email: 'ward-one', pathOf: safestPath },
      { person: two, email: 'ward-two', pathOf: worstPath },
    ] as const
    for (const { person, email, pathOf } of runs) {
      const start = await beginModule(person, slug, { now: new Date() })
      await signIn(organisation.email(email))
      const path = pathOf(start.module)
      await walkPath(context.request, { ...start, path, origin: baseURL ?? '' })
    }
  })
}
