import type { Browser } from '@playwright/test'
import type { Application } from '#platform/testing/application.ts'
import type { FoundPage } from '#scripts/pages/find-pages.ts'
import { speak } from '#scripts/pages/speak.ts'
import type { DemoReader } from '#simulation/demo/demo-pages.ts'
import { weigh } from './weigh.ts'

export type FontWeight = {
  readonly language: string
  readonly page: string
  readonly bytes: number
  readonly files: readonly string[]
}

/** The fonts that each page fetches in each language, with nothing in the cache. */
export async function fontsIn(
  languages: readonly string[],
  {
    browser,
    application,
    pages,
    cookieOf,
  }: {
    browser: Browser
    application: Application
    pages: readonly FoundPage[]
    cookieOf: (reader: DemoReader) => string
  },
): Promise<FontWeight[]> {
  const weights: FontWeight[] = []
  for (const language of languages) {
    await speak(application, language)
    for (const { name, reader, path } of pages) {
      const options = { cookie: cookieOf(reader), locale: language }
      const { fonts, fontFiles } = await weigh(browser, `${application.baseUrl}${path}`, options)
      weights.push({ language, page: name, bytes: fonts, files: fontFiles })
    }
  }
  await speak(application, 'en')
  return weights
}
