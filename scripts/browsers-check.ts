/** Refuses in code and styles for browsers what the oldest of them do not know: docs/deployment.md, Browsers. Part of `npm run check`. */
import { root } from '#platform/processes/step.ts'
import { runMain } from '#platform/run-main.ts'
import { browserFindings } from './boundaries/browsers.ts'

await runMain(async () => {
  const findings = browserFindings(root)
  for (const finding of findings) process.stdout.write(`${finding}\n`)
  if (findings.length > 0) process.exitCode = 1
})
