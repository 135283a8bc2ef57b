/**
 * `npm run look`: signs in as each role of the demo organisation and photographs every page at 390, 768 and 1440 px and with
 * everything twice as large, light and dark, in three languages; axe looks at each. The pictures stand side by side in
 * `index.html`, and in `sheets/` one picture a page. Complaints end it with 1.
 *
 *   npm run look -- --as clinician,nobody --pages /learn,question,search --languages en,ar --widths 390 --themes dark --zoom 1 --no-axe
 *   npm run look -- --address http://localhost:3000      the application that runs on this checkout's data directory
 *   npm run look -- --into FOLDER                         else a new one in the temporary folder
 */
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { runMain } from '#platform/run-main.ts'
import type { Application } from '#platform/testing/application.ts'
import type { DemoReader } from '#simulation/demo/demo-pages.ts'
import { answerQuestion, frameMoments, openQuestion } from './look/moments.ts'
import { type Picture, photograph, type View } from './look/photograph.ts'
import { makeSheets } from './look/sheets.ts'
import { cookieOfReader } from './pages/cookie-of-reader.ts'
import { type FoundPage, findPages } from './pages/find-pages.ts'
import { speak } from './pages/speak.ts'
import { withDemo } from './pages/with-demo.ts'

const { values } = parseArgs({
  options: {
    as: { type: 'string', default: 'nobody,clinician,manager,admin' },
    pages: { type: 'string' },
    languages: { type: 'string', default: 'en,es,ar' },
    widths: { type: 'string', default: '390,768,1440' },
    themes: { type: 'string', default: 'light,dark' },
    zoom: { type: 'string', default: '1,2' },
    axe: { type: 'boolean', default: true },
    address: { type: 'string' },
    into: { type: 'string' },
  },
  allowNegative: true,
})
const languages = values.languages.split(',')
const into = values.into ?? join(tmpdir(), `curtain-look-${Date.now()}`)
const readers = ([null, 'clinician', 'manager', 'admin'] as const).filter((reader) =>
  values.as.split(',').includes(reader ?? 'nobody'),
)
/** The moments of a module, which have no address of their own. */
const question = 'question'
const feedback = 'feedback'
const isWanted = (name: string) => values.pages?.split(',').includes(name) ?? true

await runMain(async () => {
  await withDemo(values.address, async ({ application, browser }) => {
    mkdirSync(join(into, 'pictures'), { recursive: true })
    const cookies = new Map<DemoReader, string>()
    for (const reader of readers) cookies.set(reader, await cookieOfReader(reader))
    await speak(application, 'en')
    const matchingPages = await findPages(application.baseUrl, (reader) => cookies.get(reader) ?? '')
    const pictures: Picture[] = []
    for (const language of languages) {
      await speak(application, language)
      for (const reader of readers) {
        const context = await contextOf(browser, application, { cookie: cookies.get(reader) ?? '', language })
        const pages = matchingPages.filter((page) => page.reader === reader && isWanted(page.name))
        pictures.push(...(await lookAt(context, pages, language)))
        if (reader === 'clinician') pictures.push(...(await lookAtMoments(context, language)))
        if (reader !== null) pictures.push(...(await lookAtFrame(context, reader, language)))
        await context.close()
      }
    }
    await speak(application, 'en')
    const index = await makeSheets(browser, pictures, into)
    const complaints = pictures.flatMap(({ page, language, view, complaints }) =>
      complaints.map((complaint) => `${page}, ${language}, ${view.name}: ${complaint}`),
    )
    process.stdout.write(
      `${complaints.map((complaint) => `${complaint}\n`).join('')}${pictures.length} pictures, ${complaints.length} complaints: ${index}\n`,
    )
    if (complaints.length > 0) process.exitCode = 1
  })
})

function views(): View[] {
  const widths = values.widths.split(',').map(Number)
  return values.themes.split(',').flatMap((name) =>
    values.zoom.split(',').flatMap((factor): View[] => {
      const theme = name === 'dark' ? 'dark' : 'light'
      // Twice as large is for a wide screen: half of a phone's is no screen that there is.
      if (factor === '2')
        return widths
          .filter((width) => width > 700)
          .map((width) => ({ name: `${width}-zoom-${theme}`, width, theme, zoom: 2 }))
      return widths.map((width) => ({ name: `${width}-${theme}`, width, theme, zoom: 1 }))
    }),
  )
}

async function contextOf(
  browser: Browser,
  { baseUrl }: Application,
  { cookie, language }: { cookie: string; language: string },
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: baseUrl, locale: language, timezoneId: 'Europe/London' })
  const [name, value] = cookie.split('=', 2)
  if (name && value !== undefined) await context.addCookies([{ name, value, url: baseUrl }])
  return context
}

async function lookAt(context: BrowserContext, pages: readonly FoundPage[], language: string): Promise<Picture[]> {
  const page = await context.newPage()
  const pictures: Picture[] = []
  for (const { name, path } of pages) {
    await page.goto(path, { waitUntil: 'networkidle' })
    pictures.push(...(await take(page, name, language)))
  }
  await page.close()
  return pictures
}

/** The next question, and what an answer to it earns: each language answers one, so they are questions of one module after another. */
async function lookAtMoments(context: BrowserContext, language: string): Promise<Picture[]> {
  if (!isWanted(question) && !isWanted(feedback)) return []
  const page = await context.newPage()
  await openQuestion(page)
  const pictures = isWanted(question) ? await take(page, question, language) : []
  if (isWanted(feedback)) {
    await answerQuestion(page)
    pictures.push(...(await take(page, feedback, language)))
  }
  await page.close()
  return pictures
}

/** The frame's own parts and its page of nothing: of each reader, whose places and people are others. */
async function lookAtFrame(context: BrowserContext, reader: string, language: string): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const { name, open } of frameMoments.filter(({ name }) => isWanted(name))) {
    const page = await context.newPage()
    await open(page)
    pictures.push(...(await take(page, `${name} of ${reader}`, language)))
    await page.close()
  }
  return pictures
}

function take(page: Page, name: string, language: string): Promise<Picture[]> {
  return photograph(page, {
    name,
    language,
    views: views(),
    into: join(into, 'pictures'),
    axe: values.axe ? 'with-axe' : 'without-axe',
  })
}
