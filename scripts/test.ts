/**
 * `npm test`: the checks, then vitest, then Playwright, each whatever the one before found. Ends with one line that adds
 * up what both runners report.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateClientIfStale } from '#platform/build.ts'
import { findOrInstallChromium } from '#platform/chromium.ts'
import { childEnvironment } from '#platform/env.ts'
import { runAloud, tools } from '#platform/processes/step.ts'
import { runMain } from '#platform/run-main.ts'
import { add, readPlaywrightReport, readVitestReport } from './test-reports.ts'

await runMain(async () => {
  await generateClientIfStale({ signal: new AbortController().signal })
  const reports = await mkdtemp(join(tmpdir(), 'curtain-reports-'))
  const vitest = join(reports, 'vitest.json')
  const playwright = join(reports, 'playwright.json')

  const checked = await runAloud('scripts/check.ts', [])
  const unitEnded = await runAloud(tools.vitest, [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitest}`,
  ])
  await findOrInstallChromium()
  const browserEnded = await runAloud(
    tools.playwright,
    ['test', '--reporter=list,json'],
    childEnvironment({ PLAYWRIGHT_JSON_OUTPUT_NAME: playwright }),
  )

  const tally = add(readVitestReport(await readJson(vitest)), readPlaywrightReport(await readJson(playwright)))
  await rm(reports, { recursive: true, force: true })
  if (!checked) process.stdout.write('npm run check found faults: see above.\n')
  if (!(checked && unitEnded && browserEnded) || tally.failed > 0) process.exitCode = 1
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`)
})

/** A runner that broke down before it could report has failed once. */
async function readJson(file: string): Promise<unknown> {
  return readFile(file, 'utf8').then(
    (text) => JSON.parse(text),
    () => null,
  )
}
