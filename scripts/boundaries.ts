/** `npm run boundaries`: writes the linter's rules in biome.json from the table of floors. */
import { readFileSync, writeFileSync } from 'node:fs'
import { lintRules } from './boundaries/lint-rules.ts'

const file = new URL('../biome.json', import.meta.url)
const configuration = JSON.parse(readFileSync(file, 'utf8'))
writeFileSync(file, `${JSON.stringify({ ...configuration, overrides: lintRules() }, null, 2)}\n`)
