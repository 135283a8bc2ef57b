import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#platform/processes/step.ts'
import { add, noneUnsaid, readPlaywrightReport, readVitestReport } from './test-reports.ts'

const vitestTest = (fullName: string, status: string, ...failureMessages: string[]) => ({
  fullName,
  status,
  failureMessages,
})
const vitestReport = {
  numPassedTests: 3,
  testResults: [
    {
      name: join(root, 'data/good.test.ts'),
      status: 'passed',
      message: '',
      assertionResults: [vitestTest('one', 'passed'), vitestTest('two', 'passed')],
    },
    {
      name: join(root, 'data/bad.test.ts'),
      status: 'failed',
      message: '',
      assertionResults: [vitestTest('three', 'passed'), vitestTest('four', 'failed', 'expected 1\nto be 2')],
    },
    {
      name: join(root, 'data/broken.test.ts'),
      status: 'failed',
      message: 'Cannot find module',
      assertionResults: [],
    },
  ],
}

test('a file that could not be loaded counts as failed, beside the tests that failed, each with its place', () => {
  expect(readVitestReport(vitestReport)).toEqual({
    passed: 3,
    failed: 2,
    failures: ['data/bad.test.ts: four: expected 1', 'data/broken.test.ts: Cannot find module'],
  })
})

const spec = (title: string, status: string, ...errors: string[]) => ({
  title,
  file: 'some.spec.ts',
  line: 7,
  tests: [{ status, results: [{ errors: errors.map((message) => ({ message })) }] }],
})

test('a browser test that passed only when repeated counts as failed, and so does an error outside of tests', () => {
  const report = {
    suites: [
      {
        specs: [spec('opens', 'expected'), spec('closes', 'unexpected', '\u001b[31mtoo late\u001b[39m\nby 3 s')],
        suites: [{ specs: [spec('turns', 'flaky'), spec('waits', 'skipped')] }],
      },
    ],
    errors: [{ message: 'the application did not start' }],
  }
  expect(readPlaywrightReport(report)).toEqual({
    passed: 1,
    failed: 3,
    failures: [
      'e2e/some.spec.ts:7: closes: too late',
      'e2e/some.spec.ts:7: turns: nothing was said',
      'Playwright: the application did not start',
    ],
  })
})

test('a runner that broke down without a report has failed', () => {
  expect(add(readVitestReport(null), readPlaywrightReport(undefined))).toMatchObject({ passed: 0, failed: 2 })
})

test('a runner that ended badly although all its tests passed has failed once, and one with failed tests no more often', () => {
  const passed = { passed: 5, failed: 0, failures: [] }
  expect(noneUnsaid(passed, 'vitest', { ok: true, how: 'status 0' })).toEqual(passed)
  expect(noneUnsaid(passed, 'vitest', { ok: false, how: 'SIGSEGV' })).toEqual({
    passed: 5,
    failed: 1,
    failures: ['vitest ended badly (SIGSEGV) although none of its tests failed'],
  })
  const failed = readVitestReport(vitestReport)
  expect(noneUnsaid(failed, 'vitest', { ok: false, how: 'status 1' })).toEqual(failed)
})
