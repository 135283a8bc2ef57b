/** Refuses an export that is named after what was done to it and not after what it holds. Part of `npm run check`. */
import { root } from '#platform/processes/step.ts'
import { runMain } from '#platform/run-main.ts'
import { nameFindings } from './boundaries/names.ts'

await runMain(async () => {
  const findings = nameFindings(root)
  for (const finding of findings) process.stdout.write(`${finding}\n`)
  if (findings.length > 0) process.exitCode = 1
})
