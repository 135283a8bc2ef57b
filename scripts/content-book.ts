import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { annotateFollowUps, annotateModule } from '#curriculum/book/annotate-content.ts'
import { type Book, writeBook } from '#curriculum/book/write-book.ts'
import { findingText } from '#curriculum/check/finding.ts'
import { compileContent } from '#curriculum/compile.ts'
import type { Telling } from '#curriculum/telling.ts'
import { dayWords, type Say } from '#domain/annotated-content/condition-words.ts'
import { factsOf } from '#domain/policy/facts.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import { type Language, languages } from '#i18n/languages.ts'
import { sayIn } from '#i18n/say.ts'
import { chromiumLaunch, findOrInstallChromium } from '#platform/chromium.ts'

const usage =
  'npm run content:book [-- --module SLUG] [--language LANGUAGE] [--out FOLDER] [--content FOLDER] [--html-only]'

/** The fonts of the application, by what a language needs of them. */
const latin = [
  ['Source Serif 4 Variable', 'source-serif-4/files/source-serif-4-latin-wght-normal.woff2', 'normal'],
  ['Source Serif 4 Variable', 'source-serif-4/files/source-serif-4-latin-wght-italic.woff2', 'italic'],
  ['Inter Variable', 'inter/files/inter-latin-wght-normal.woff2', 'normal'],
  // Names from everywhere.
  ['Source Serif 4 Variable', 'source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2', 'normal'],
  ['Inter Variable', 'inter/files/inter-latin-ext-wght-normal.woff2', 'normal'],
] as const
const arabic = [
  ['Noto Naskh Arabic Variable', 'noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2', 'normal'],
] as const

const unicodeRanges = {
  latin:
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212',
  extended: 'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1E00-1E9F, U+1EF2-1EFF',
  arabic: 'U+0600-06FF, U+0750-077F, U+FB50-FDFF, U+FE70-FEFC',
}

/** Font rules with the fonts inside, so that the file needs nothing from anywhere. */
function fontsFor({ direction }: Language): string {
  const files = direction === 'rtl' ? [...latin, ...arabic] : latin
  return files
    .map(([family, file, style]) => {
      const path = fileURLToPath(new URL(`../node_modules/@fontsource-variable/${file}`, import.meta.url))
      const range = file.includes('arabic-arabic') ? 'arabic' : file.includes('latin-ext') ? 'extended' : 'latin'
      const data = readFileSync(path).toString('base64')
      return `@font-face { font-family: "${family}"; font-style: ${style}; font-weight: 200 900; src: url(data:font/woff2;base64,${data}) format("woff2"); unicode-range: ${unicodeRanges[range]}; }`
    })
    .join('\n')
}

/** The same file printed: tagged, with its headings as an outline. */
async function print(file: string, pdf: string): Promise<void> {
  await findOrInstallChromium()
  const browser = await chromium.launch(chromiumLaunch())
  try {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(`file://${file}`)
    await page.pdf({ path: pdf, preferCSSPageSize: true, tagged: true, outline: true })
  } finally {
    await browser.close()
  }
}

function complain(line: string): 2 {
  process.stderr.write(`${line}\n`)
  return 2
}

async function run(): Promise<number> {
  let options: { module?: string; language?: string; out?: string; content?: string; 'html-only'?: boolean }
  try {
    const text = { type: 'string' } as const
    options = parseArgs({
      options: { module: text, language: text, out: text, content: text, 'html-only': { type: 'boolean' } },
    }).values
  } catch (error) {
    return complain(`${error instanceof Error ? error.message : 'unknown option'}; expected ${usage}`)
  }
  const language = languages.find(({ tag }) => tag === (options.language ?? 'en'))
  if (language === undefined)
    return complain(
      `found --language ${options.language}, expected one of ${languages.map(({ tag }) => tag).join(', ')}`,
    )
  const folder = options.content ?? fileURLToPath(new URL('../content', import.meta.url))
  const compileResult = compileContent(folder)
  if (!compileResult.ok) {
    for (const finding of compileResult.findings) process.stderr.write(`${findingText(finding)}\n`)
    return complain(`The content has ${compileResult.findings.length} faults: fix them first.`)
  }
  const { content } = compileResult
  const modules = content.modules.filter(({ slug }) => options.module === undefined || slug === options.module)
  if (modules.length === 0)
    return complain(
      `found --module ${options.module}, expected one of ${content.modules.map(({ slug }) => slug).join(', ')}`,
    )
  const translate = sayIn(language)
  const say: Say = (key, values) => translate(`content.${key}`, values)
  const telling: Telling = {
    language: language.tag,
    facts: factsOf(unsetPolicy),
    wordsFor: (placeholder) => say(`placeholder.${placeholder}`),
  }
  const today = new Date().toISOString().slice(0, 10)
  const context = { ...content, telling, today }
  const book: Book = {
    modules: modules.map((module) => annotateModule(module, context)),
    followUps: options.module === undefined ? content.followUps.map((each) => annotateFollowUps(each, context)) : [],
    misconceptions: content.misconceptions,
    phrases: content.phrases,
    telling,
  }
  const out = options.out ?? 'content-book'
  if (!existsSync(out)) mkdirSync(out, { recursive: true })
  const name = join(out, `${options.module ?? 'curtain'}-${language.tag}`)
  const frame = {
    language: language.tag,
    say,
    day: dayWords(language.locale),
    direction: language.direction,
    languageName: language.name,
    today,
  }
  writeFileSync(`${name}.html`, writeBook(book, { ...frame, fonts: fontsFor(language) }))
  process.stdout.write(`${name}.html\n`)
  if (options['html-only'] === true) return 0
  try {
    await print(resolve(`${name}.html`), `${name}.pdf`)
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : 'unknown reason'
    process.stderr.write(`The PDF could not be printed (${reason}). ${name}.html prints to PDF from any browser.\n`)
    return 1
  }
  process.stdout.write(`${name}.pdf\n`)
  return 0
}

process.exitCode = await run()
