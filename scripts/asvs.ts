/** `npm run asvs`: writes the tables of docs/security.md from docs/asvs, and says what is wrong with the verdicts. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#platform/processes/step.ts'
import { findingsIn, readStandard } from './asvs/requirements.ts'
import { withTables } from './asvs/requirements-table.ts'

const page = join(root, 'docs/security.md')
const standard = readStandard(root)
const findings = findingsIn(standard, root)
for (const finding of findings) process.stderr.write(`docs/asvs/verdicts.csv: ${finding}\n`)
if (findings.length > 0) process.exitCode = 1
else writeFileSync(page, withTables(readFileSync(page, 'utf8'), standard))
