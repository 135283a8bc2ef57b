/**
 * `npm run test:faults [-- --requests 10000 --seed 1 --clinicians 200 --only fuzz|faults|year]`: what takes minutes. Invented
 * requests to the running application, answers while what it stands on is taken away, and a month of a hospital.
 */
import { parseArgs } from 'node:util'
import { buildIfStale, generateClientIfStale } from '#platform/build.ts'
import { ConfigurationError, setEnvironment } from '#platform/env.ts'
import { runAloud, tools } from '#platform/processes/step.ts'
import { runMain } from '#platform/run-main.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    // Another one each time, so that each run tries what no run has tried.
    seed: { type: 'string', default: `${1 + Math.floor(Math.random() * 999_999)}` },
    clinicians: { type: 'string', default: '200' },
    only: { type: 'string' },
  },
})

await runMain(async () => {
  const { signal } = new AbortController()
  await generateClientIfStale({ signal })
  setEnvironment({ FUZZ_REQUESTS: values.requests, FUZZ_SEED: values.seed, FAULT_CLINICIANS: values.clinicians })
  const failedNames: string[] = []
  const runs = (part: string) => values.only === undefined || values.only === part
  if (runs('fuzz') && !(await runAloud(tools.playwright, ['test', 'e2e/fuzz.spec.ts'])).ok) failedNames.push('fuzz')
  if (runs('faults')) {
    await buildIfStale({ signal })
    if (!(await runAloud(tools.vitest, ['run', '--config', 'vitest.faults.config.ts'])).ok) failedNames.push('faults')
  }
  const month = ['--people', '20', '--weeks', '4', '--seed', values.seed]
  if (runs('year') && !(await runAloud('scripts/year.ts', month)).ok) failedNames.push('year')
  if (failedNames.length > 0)
    throw new ConfigurationError(`Failed: ${failedNames.join(', ')}. The seed was ${values.seed}.`)
})
