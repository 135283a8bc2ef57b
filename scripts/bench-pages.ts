/**
 * `npm run bench:pages [-- --pages /learn,a%20team --runs 60 --languages en,es,ar --address http://localhost:3000 --no-times --no-tasks --check]`:
 * what the pages of the demo organisation cost whoever opens them. Scripts against an empty page of the same framework (those
 * that the document names, and those that come later by themselves), fonts in each language, document, whole page over HTTP;
 * then presses and pages for the main tasks, and where the first answer stands on a phone. With --check a goal that is missed
 * ends it with 1. Bytes and presses are the same on a machine that others use; times are not, so --no-times leaves them out.
 */
import { parseArgs } from 'node:util'
import { ConfigurationError } from '#platform/env.ts'
import { runMain } from '#platform/run-main.ts'
import type { DemoReader } from '#simulation/demo/demo-pages.ts'
import { weighEmptyPage } from './bench/pages/empty-page.ts'
import { type FontWeight, fontsIn } from './bench/pages/fonts.ts'
import { type MeasuredPage, measurePage } from './bench/pages/measure-page.ts'
import { actForFive, decide, setUpHospital } from './bench/pages/tasks.ts'
import { postgresPid, processorTime } from './bench/processor-time.ts'
import { cookieOfReader } from './pages/cookie-of-reader.ts'
import { findPages } from './pages/find-pages.ts'
import { withDemo } from './pages/with-demo.ts'

const { values } = parseArgs({
  options: {
    pages: { type: 'string' },
    runs: { type: 'string', default: '60' },
    languages: { type: 'string', default: 'en,es,ar' },
    tasks: { type: 'boolean', default: true },
    times: { type: 'boolean', default: true },
    address: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
  allowNegative: true,
})
const goals = { scriptsKB: 35, fontsKB: 120, p95Ms: 150 }
const missedGoals: string[] = []

await runMain(async () => {
  await withDemo(values.address, async ({ application, browser }) => {
    const empty = await weighEmptyPage(browser)
    print(`An empty page of the same framework: ${kilobytes(empty)} KB of scripts\n`)
    const cookies = new Map<DemoReader, string>()
    for (const reader of [null, 'clinician', 'manager', 'admin'] as const)
      cookies.set(reader, await cookieOfReader(reader))
    const cookieOf = (reader: DemoReader) => cookies.get(reader) ?? ''
    const pagesToMeasure = values.pages?.split(',')
    const pages = (await findPages(application.baseUrl, cookieOf)).filter(
      // A page that is not found is no page that is waited for.
      ({ name }) => pagesToMeasure?.includes(name) ?? !name.includes('no-such'),
    )
    const pids =
      application.supervisor === null ? [] : [application.supervisor, await postgresPid(application.dataDirectory)]
    const options = {
      counted: values.times ? Number(values.runs) : 0,
      processorTime: () => (pids.length === 0 ? Promise.resolve(Number.NaN) : processorTime(pids)),
    }
    print(line('', 'scripts', 'over empty', 'later', 'document', 'as sent', 'p50', 'p95', 'processor'))
    for (const page of pages)
      printPage(
        await measurePage(browser, application.baseUrl, page, { cookie: cookieOf(page.reader), ...options }),
        empty,
      )
    print('\nFonts, as sent')
    for (const weight of await fontsIn(values.languages.split(','), { browser, application, pages, cookieOf }))
      printFonts(weight)
    if (!values.tasks) return
    print('\nTasks')
    const { task, first } = await decide({ browser, application })
    for (const { name, acts, screens, most } of [
      task,
      await actForFive({ browser, application }),
      await setUpHospital({ browser, application }),
    ])
      print(`${name.padEnd(60)}${acts} acts, ${screens} pages; ${verdict(name, acts, most, 'acts')}`)
    print(
      `the first answer on a phone of 390 × ${first.viewport}: from ${Math.round(first.top)} to ${Math.round(first.bottom)} px, ${(first.bottom / first.viewport).toFixed(1)} screens down`,
    )
  })
  if (values.check && missedGoals.length > 0) throw new ConfigurationError(`Goals missed:\n${missedGoals.join('\n')}`)
})

function printPage(page: MeasuredPage, empty: number): void {
  const { name, scripts, scriptsLater, documentPlain, documentSent, p50, p95, processorMs } = page
  const ms = (value: number) => (Number.isNaN(value) ? '–' : `${value.toFixed(0)} ms`)
  const over = (scripts - empty) / 1000
  const notes = [
    over > goals.scriptsKB ? verdict(`scripts of ${name}`, over, goals.scriptsKB, 'KB') : '',
    p95 > goals.p95Ms ? verdict(`p95 of ${name}`, p95, goals.p95Ms, 'ms') : '',
  ]
  const sizes = [scripts, scripts - empty, scriptsLater, documentPlain, documentSent].map(
    (bytes) => `${kilobytes(bytes)} KB`,
  )
  print(`${line(name, ...sizes, ms(p50), ms(p95), ms(processorMs))}  ${notes.join(' ')}`.trimEnd())
}

function printFonts({ language, page, bytes, files }: FontWeight): void {
  const kB = bytes / 1000
  const note = kB > goals.fontsKB ? verdict(`fonts of ${page} in ${language}`, kB, goals.fontsKB, 'KB') : ''
  print(
    `${language.padEnd(6)}${page.padEnd(44)}${`${kilobytes(bytes)} KB`.padStart(10)}  ${files.join(', ')} ${note}`.trimEnd(),
  )
}

function verdict(name: string, measuredValue: number, most: number, unit: string): string {
  const isMet = measuredValue <= most
  if (!isMet) missedGoals.push(`${name}: ${measuredValue.toFixed(1)} ${unit}, at most ${most}`)
  return `at most ${most} ${unit}: ${isMet ? 'met' : 'NOT MET'}`
}

function line(name: string, ...cells: readonly string[]): string {
  return name.padEnd(48) + cells.map((cell) => cell.padStart(11)).join('')
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
