import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { wholeLanguages } from '#i18n/languages.ts'
import { axeViolations } from '#platform/testing/axe.ts'
import { skeletonOf } from '#platform/testing/skeleton.ts'
import { beginModule, moduleIn } from '#simulation/testing/complete-module.ts'
import { test as base } from './support/organisation.ts'
import { hashOfInputs, lastProvedInputs, recordProvedInputs } from './support/proof-of-sheets.ts'
import { openSheetRenderer, type RenderSheets } from './support/sheet-renderer.ts'
import { expect } from './support/test.ts'

const slugs = readdirSync(join(import.meta.dirname, '../content/modules'))

const test = base.extend<object, { renderSheets: RenderSheets }>({
  renderSheets: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed.
    async ({}, use) => {
      const { renderSheets, close } = await openSheetRenderer()
      await use(renderSheets)
      await close()
    },
    { scope: 'worker' },
  ],
})

// Half of a sheet's elements, without a word or anything to press in them (the stage's own tests prove it): without them
// axe takes little more than half its time. What fits is measured before, with all of them.
const drawings = 'svg[aria-hidden="true"]'

// True of a page, which a sheet of many scenes is not; playing-modules.spec.ts looks at it on pages.
const ofPages = ['landmark-unique']
// Half of axe's time. The style sheets know no language, so that what is told apart in one is in all.
const sameInEachLanguage = ['color-contrast']

// The narrowest that anyone reads at: 1280 px at 400 %. Sheets are laid into a page as markup, which its policy would refuse.
test.use({ viewport: { width: 320, height: 844 }, bypassCSP: true })

/**
 * What was found depends on the sheets, the styles, the browser and axe, and is known while none of them has changed: a module
 * that was looked at with the same inputs is skipped, and says so. What passes is written into e2e/proofs, to be committed.
 */
for (const slug of slugs) {
  test(`all that ${slug} can show fits a phone in every language, is translated, and axe finds nothing in it`, async ({
    page,
    browser,
    signIn,
    organisation,
    renderSheets,
  }) => {
    test.setTimeout(300_000)
    const [person] = organisation.wardClinicians
    const start = await beginModule(person, slug, { now: new Date() })
    const told = await Promise.all(
      wholeLanguages.map(async (language) => ({
        ...language,
        sheets: renderSheets(await moduleIn(language.tag, person, start), language.tag),
      })),
    )
    const allSheets = told.flatMap(({ sheets }) => sheets)
    const inputs = hashOfInputs(allSheets, { browserVersion: browser.version() })
    test.skip(inputs === lastProvedInputs(slug), 'looked at before, with the same sheets, styles, browser and axe')

    await signIn(organisation.email('ward-one'))
    // The page of the real application, for its style sheets and all that is around the player.
    await page.goto(`/learn/${start.enrolmentId}`)
    await expect(page.locator('[data-part=player]')).toBeVisible()
    const inEnglish = told.find(({ tag }) => tag === 'en')?.sheets.map(({ html }) => skeletonOf(html)) ?? []
    for (const { tag, locale, direction, sheets } of told) {
      const without = tag === 'en' ? ofPages : [...ofPages, ...sameInEachLanguage]
      for (const [place, { html, names }] of sheets.entries()) {
        // What says other words and is otherwise the English sheet, axe has looked at.
        const lookedAt = tag !== 'en' && skeletonOf(html) === inEnglish[place]
        await test.step(`${tag}: ${names.join(', ')}`, async () => {
          await page.evaluate(
            (sheet) => {
              Object.assign(document.documentElement, { lang: sheet.locale, dir: sheet.direction })
              const place = document.querySelector('[data-sheet]') ?? document.querySelector('[data-part=player]')
              const overlay = document.createElement('div')
              overlay.dataset.sheet = ''
              overlay.innerHTML = sheet.html
              place?.replaceWith(overlay)
            },
            { html, locale, direction },
          )
          await expect(page.locator('[data-sheet] > article')).toHaveCount(names.length)
          expect(await tooWide(), 'scroll sideways').toEqual([])
          expect(await cutOff(), 'words that are cut off').toEqual([])
          if (!lookedAt) {
            await page.evaluate(emptyDrawings, drawings)
            expect(await axeViolations(page, { leaveOut: drawings, without }), 'what axe finds').toEqual([])
          }
          if (tag !== 'en') await expect(page.locator('.player-untranslated')).toHaveCount(0)
        })
      }
    }
    recordProvedInputs(slug, inputs)

    /** What reaches past the edge of a box that shows no more than fits in it, and is there to be read. */
    async function cutOff(): Promise<string[]> {
      return page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-sheet] > article *')]
          .filter((box) => {
            const { overflowX, position, clipPath } = getComputedStyle(box)
            const hides = overflowX === 'hidden' || overflowX === 'clip'
            return hides && position !== 'absolute' && clipPath === 'none' && box.scrollWidth > box.clientWidth + 1
          })
          .map((box) => `${box.closest('article')?.id} ${box.className}: ${box.textContent?.slice(0, 80)}`),
      )
    }

    /** Whatever reaches past the edge of a page that scrolls sideways. */
    async function tooWide(): Promise<string[]> {
      return page.evaluate(() => {
        const { scrollWidth } = document.documentElement
        if (scrollWidth <= innerWidth) return []
        const beyond = [...document.querySelectorAll('[data-sheet] > article *')].filter((element) => {
          const { left, right } = element.getBoundingClientRect()
          return left < 0 || right > innerWidth
        })
        return [
          `${scrollWidth} px`,
          ...beyond.map((element) => `${element.closest('article')?.id} ${element.className}`),
        ]
      })
    }
  })
}

/** Leaves a drawing its place without its lines: axe lists every element of a page, those that it is told to leave out too. */
function emptyDrawings(selector: string): void {
  const drawings = [...document.querySelectorAll<SVGElement>(selector)].map((drawing) => {
    const { width, height } = getComputedStyle(drawing)
    return { drawing, place: { width, height } }
  })
  for (const { drawing, place } of drawings) {
    Object.assign(drawing.style, place)
    drawing.replaceChildren()
  }
}
