import { join } from 'node:path'
import { compileContent } from '#curriculum/compile.ts'
import { localise } from '#curriculum/localise.ts'
import { chooseModule } from '#data/assignments/choose-module.ts'
import { beginAttempt } from '#data/attempts/begin-attempt.ts'
import { changeOwnLanguage } from '#data/people/change-own-language.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { safestPath, worstPath } from '#domain/scenario/paths.ts'
import { languages } from '#i18n/languages.ts'
import { axeViolations } from '#platform/testing/axe.ts'
import { test } from './support/organisation.ts'
import { playPath } from './support/playing-paths.ts'
import { expect } from './support/test.ts'

const compiled = compileContent(join(import.meta.dirname, '../content'))
if (!compiled.ok) throw new Error('The content is broken: npm run content:check says where')
const { modules } = compiled.content

// Hundreds of lines each, without a word or anything to press in them (the stage's own tests prove it): leaving them out
// halves what axe takes.
const drawings = 'svg[aria-hidden="true"]'

// Nothing moves, so that what is looked at is all there.
test.use({ viewport: { width: 390, height: 844 }, contextOptions: { reducedMotion: 'reduce' } })

for (const published of modules) {
  const { slug } = published
  for (const { tag, name, direction } of languages) {
    test(`${slug} can be played in ${name} on its safest and on its worst path`, async ({
      page,
      signIn,
      organisation,
    }) => {
      test.setTimeout(120_000)
      const module = localise(published, { language: tag, policy: unsetPolicy })
      const people = [organisation.wardClinicians[0], organisation.wardClinicians[1]] as const
      const paths = [
        { person: people[0], email: 'ward-one', path: safestPath(module), confidence: 'fairly' },
        { person: people[1], email: 'ward-two', path: worstPath(module), confidence: 'sure' },
      ] as const
      // What both paths show is looked at once.
      const seen = new Set<string>()
      for (const { person, email, path, confidence } of paths) {
        await changeOwnLanguage(person, { language: tag })
        const now = new Date()
        const chosen = await chooseModule(person, slug, { now })
        if (!chosen.ok) throw new Error(chosen.problem)
        await beginAttempt(person, { enrolmentId: chosen.enrolmentId, now })
        await page.context().clearCookies()
        await signIn(organisation.email(email))
        await page.goto(`/learn/${chosen.enrolmentId}`)
        await expect(page.locator('html')).toHaveAttribute('dir', direction)
        await playPath(page, { module, path, confidence }, async (what, kind) => {
          if (seen.has(what)) return
          seen.add(what)
          await test.step(what, async () => {
            await expect(page).toHaveTitle(/./)
            // What comes after an answer is built alike in every language: axe looks at it in one.
            if (kind !== 'feedback' || tag === 'en')
              expect(await axeViolations(page, { leaveOut: drawings }), 'what axe finds').toEqual([])
            expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
            if (tag !== 'en') await expect(page.locator('.player-untranslated')).toHaveCount(0)
          })
        })
      }
    })
  }
}
