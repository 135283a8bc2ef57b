import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { axeViolations } from '#platform/testing/axe.ts'

/** How a page is looked at. With `zoom` 2 there is half the room, as where a reader has enlarged everything. */
export type View = {
  readonly name: string
  readonly width: number
  readonly theme: 'light' | 'dark'
  readonly zoom: 1 | 2
}

export type Picture = {
  /** What is seen, and in which language. */
  readonly page: string
  readonly language: string
  readonly view: View
  readonly file: string
  /** Where the first screen ends, as a share of the picture's height. */
  readonly fold: number
  readonly complaints: readonly string[]
}

/** The height of a phone's screen and of a computer's, in CSS pixels. */
const heightOf = (width: number) => (width < 500 ? 844 : 900)

/** The page that is open, in each view: its pictures go into the folder. */
export async function photograph(
  page: Page,
  {
    name,
    language,
    views,
    into,
    axe,
  }: { name: string; language: string; views: readonly View[]; into: string; axe: 'with-axe' | 'without-axe' },
): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const view of views) {
    const height = Math.round(heightOf(view.width) / view.zoom)
    await page.setViewportSize({ width: Math.round(view.width / view.zoom), height })
    await page.emulateMedia({ colorScheme: view.theme, reducedMotion: 'reduce' })
    const { wide, whole } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - innerWidth,
      whole: document.documentElement.scrollHeight,
    }))
    const file = `${fileNameOf(name)}-${language}-${view.name}.png`
    await page.screenshot({ path: join(into, file), fullPage: true })
    const complaints = wide > 0 ? [`scrolls sideways by ${wide} px`] : []
    if (axe === 'with-axe')
      complaints.push(...(await axeViolations(page, view.theme === 'dark' ? { only: ['color-contrast'] } : {})))
    pictures.push({ page: name, language, view, file, fold: Math.min(1, height / whole), complaints })
  }
  return pictures
}

export function fileNameOf(name: string): string {
  return name.replaceAll(/[^a-z0-9]+/giu, '-').replaceAll(/^-|-$/gu, '')
}
