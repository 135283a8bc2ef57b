/** Refuses a rule without a use, a class without a sheet and what the order of sheets could change: docs/styling.md. Part of `npm run check`. */
import { root } from '#platform/processes/step.ts'
import { runMain } from '#platform/run-main.ts'
import { styleFindings } from './boundaries/styles/findings.ts'

await runMain(async () => {
  const findings = await styleFindings(root)
  for (const finding of findings) process.stdout.write(`${finding}\n`)
  if (findings.length > 0) process.exitCode = 1
})
