import { expect, test } from 'vitest'
import { add, readPlaywrightReport, readVitestReport } from './test-reports.ts'

const file = (status: string, tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
})

test('a file that could not be loaded counts as failed, beside the tests that failed', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [file('passed', ['passed', 'passed']), file('failed', ['passed', 'failed']), file('failed', [])],
  }
  expect(readVitestReport(report)).toEqual({ passed: 3, failed: 2 })
})

test('a browser test that passed only when repeated counts as failed, and so does an error outside of tests', () => {
  const report = {
    stats: { expected: 5, unexpected: 1, flaky: 1 },
    errors: [{ message: 'the application did not start' }],
  }
  expect(readPlaywrightReport(report)).toEqual({ passed: 5, failed: 3 })
})

test('a runner that broke down without a report has failed', () => {
  expect(add(readVitestReport(null), readPlaywrightReport(undefined))).toEqual({ passed: 0, failed: 2 })
})
