import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'
import { type Ending, root } from '#platform/processes/step.ts'

/** How many tests passed and failed, and a line for each that failed: where it stands, its name, and what was wrong first. */
export type Tally = { readonly passed: number; readonly failed: number; readonly failures: readonly string[] }

const VitestReport = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
})

const PlaywrightError = z.object({ message: z.string().optional() })
const PlaywrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      results: z.array(z.object({ errors: z.array(PlaywrightError) })),
    }),
  ),
})
const PlaywrightSuite = z.object({
  specs: z.array(PlaywrightSpec),
  get suites() {
    return z.array(PlaywrightSuite).optional()
  },
})
const PlaywrightReport = z.object({ suites: z.array(PlaywrightSuite), errors: z.array(PlaywrightError) })

const brokenDown = (runner: string): Tally => tallyOf(0, [`${runner} broke down before it could report`])

/** A file that failed without any of its tests failing (it could not be loaded, or its set-up threw) counts as one. */
export function readVitestReport(report: unknown): Tally {
  const parseResult = VitestReport.safeParse(report)
  if (!parseResult.success) return brokenDown('vitest')
  const failures = parseResult.data.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : []
    return failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages[0])}`)
  })
  return tallyOf(parseResult.data.numPassedTests, failures)
}

/** A test that passed only when repeated counts as failed, and so does each error outside of tests. */
export function readPlaywrightReport(report: unknown): Tally {
  const parseResult = PlaywrightReport.safeParse(report)
  if (!parseResult.success) return brokenDown('Playwright')
  const tests = parseResult.data.suites
    .flatMap(specsOf)
    .flatMap(({ tests: runs, ...spec }) => runs.map((run) => ({ ...spec, ...run })))
  const failed = tests.filter(({ status }) => status === 'unexpected' || status === 'flaky')
  return tallyOf(tests.filter(({ status }) => status === 'expected').length, [
    ...failed.map(({ file, line, title, results }) => {
      const [error] = results.flatMap((result) => result.errors)
      return `e2e/${file}:${line}: ${title}: ${firstLine(error?.message)}`
    }),
    ...parseResult.data.errors.map(({ message }) => `Playwright: ${firstLine(message)}`),
  ])
}

/** A runner that ended badly has failed, also where each of its tests passed: an error came outside of them. */
export function noneUnsaid(tally: Tally, runner: string, { ok, how }: Ending): Tally {
  if (ok || tally.failed > 0) return tally
  return add(tally, tallyOf(0, [`${runner} ended badly (${how}) although none of its tests failed`]))
}

export function add(first: Tally, second: Tally): Tally {
  return tallyOf(first.passed + second.passed, [...first.failures, ...second.failures])
}

function tallyOf(passed: number, failures: readonly string[]): Tally {
  return { passed, failed: failures.length, failures }
}

function specsOf(suite: z.infer<typeof PlaywrightSuite>): z.infer<typeof PlaywrightSpec>[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)]
}

/** Without the colours that a terminal would show. */
function firstLine(message = 'nothing was said'): string {
  return stripVTControlCharacters(message).split('\n', 1)[0] ?? ''
}
