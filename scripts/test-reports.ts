import { z } from 'zod'

export type Tally = { readonly passed: number; readonly failed: number }

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
})

const brokenDown: Tally = { passed: 0, failed: 1 }

/** A file that failed without any of its tests failing (it could not be loaded, or its set-up threw) counts as one. */
export function readVitestReport(report: unknown): Tally {
  const parseResult = VitestReport.safeParse(report)
  if (!parseResult.success) return brokenDown
  const { numPassedTests, numFailedTests, testResults } = parseResult.data
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length }
}

/** A test that passed only when repeated counts as failed, and so does each error outside of tests. */
export function readPlaywrightReport(report: unknown): Tally {
  const parseResult = PlaywrightReport.safeParse(report)
  if (!parseResult.success) return brokenDown
  const { stats, errors } = parseResult.data
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}

export function add(first: Tally, second: Tally): Tally {
  return { passed: first.passed + second.passed, failed: first.failed + second.failed }
}
