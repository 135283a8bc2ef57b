/**
 * `npm run asvs`: writes the tables of docs/security.md from docs/asvs, and says what is wrong with the verdicts. With
 * `--check`, part of `npm run check`, it writes nothing and says whether the tables are as they would be written.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '#platform/processes/step.ts'
import { findingsIn, readStandard } from './asvs/requirements.ts'
import { withTables } from './asvs/requirements-table.ts'

const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values
const page = join(root, 'docs/security.md')
const standard = readStandard(root)
const findings = findingsIn(standard, root)
for (const finding of findings) process.stderr.write(`docs/asvs/verdicts.csv: ${finding}\n`)
if (findings.length > 0) process.exitCode = 1
else {
  const before = readFileSync(page, 'utf8')
  const text = withTables(before, standard)
  if (!check) writeFileSync(page, text)
  else if (text !== before) {
    process.stdout.write('docs/security.md does not say what docs/asvs/verdicts.csv says: npm run asvs writes it\n')
    process.exitCode = 1
  }
}
