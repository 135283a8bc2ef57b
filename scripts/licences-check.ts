/** Refuses a package whose licence a hospital's lawyers have not seen here. Part of `npm run check`. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '#platform/processes/step.ts'
import { runMain } from '#platform/run-main.ts'
import { licenceFindings } from './boundaries/licences.ts'

await runMain(async () => {
  const findings = licenceFindings(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')))
  for (const finding of findings) process.stdout.write(`${finding}\n`)
  if (findings.length > 0) process.exitCode = 1
})
