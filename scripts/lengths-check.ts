/** Refuses a file of code that is too long to be about one thing. Part of `npm run check`. */
import { root } from '#platform/processes/step.ts'
import { runMain } from '#platform/run-main.ts'
import { lengthFindings } from './boundaries/lengths.ts'

await runMain(async () => {
  const findings = lengthFindings(root)
  for (const finding of findings) process.stdout.write(`${finding}\n`)
  if (findings.length > 0) process.exitCode = 1
})
