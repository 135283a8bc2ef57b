/**
 * `npm test`: the checks and vitest, and beside them Playwright, each whatever the others find. Ends with one line that
 * adds up what both runners report. While the application is built and its demo made, which the browser tests begin
 * with, the checks have the other core. After that the browser tests, which take longest and wait for much, go before:
 * vitest has what they leave, and both cores once they are through.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateClientIfStale } from '#platform/build.ts'
import { findOrInstallChromium } from '#platform/chromium.ts'
import { ConfigurationError, childEnvironment, setEnvironment } from '#platform/env.ts'
import { type Ending, root, runAloud, runBehind, tools } from '#platform/processes/step.ts'
import { runMain } from '#platform/run-main.ts'
import { add, noneUnsaid, readPlaywrightReport, readVitestReport } from './test-reports.ts'

await runMain(async () => {
  await generateClientIfStale({ signal: new AbortController().signal })
  const reports = await mkdtemp(join(tmpdir(), 'curtain-reports-'))
  const vitest = join(reports, 'vitest.json')
  const playwright = join(reports, 'playwright.json')

  // Each of the many processes that tests start would compile the same files again.
  setEnvironment({ NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled') })
  const browser = startBrowserTests(playwright)
  const checked = await runAloud('scripts/check.ts', [])
  const browserTests = await browser
  // Of this process, and so of those that it starts from now on.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const unit = await runAloud(tools.vitest, [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitest}`,
  ])
  const browserEnding = await browserTests.tell()

  const tallies = [
    noneUnsaid(readVitestReport(await readJson(vitest)), 'vitest', unit),
    noneUnsaid(readPlaywrightReport(await readJson(playwright)), 'Playwright', browserEnding),
  ]
  await rm(reports, { recursive: true, force: true })
  const tally = tallies.reduce(add)
  // Once more at the end, where whoever reads a long log looks first.
  for (const failure of tally.failures) process.stdout.write(`Failed: ${failure}\n`)
  if (!unit.ok) process.stdout.write(`What vitest said last of its errors:\n${unit.lastErrors}\n`)
  if (!checked.ok) process.stdout.write('npm run check found faults: see above.\n')
  if (!checked.ok || tally.failed > 0) process.exitCode = 1
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`)
})

/** What Playwright says is kept until `tell` is called, so that the two runners do not talk into each other. */
async function startBrowserTests(report: string): Promise<{ tell: () => Promise<Ending> }> {
  try {
    await findOrInstallChromium({ preferHeadlessShell: true })
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    const { message } = error
    const tell = async () => {
      process.stdout.write(`${message}\n`)
      return { ok: false, how: 'no browser' }
    }
    return { tell }
  }
  return runBehind(
    tools.playwright,
    ['test', '--reporter=list,json'],
    childEnvironment({ PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
  )
}

/** A runner that broke down before it could report has failed once. */
async function readJson(file: string): Promise<unknown> {
  return readFile(file, 'utf8').then(
    (text) => JSON.parse(text),
    () => null,
  )
}
