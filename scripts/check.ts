/** `npm run check`: format and lint, lengths, names, styles, what browsers know, types, dead code and cycles of imports, content, migrations, licences, the table of ASVS. Prints what each finds; the exit status says whether any did. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { generateClientIfStale } from '#platform/build.ts'
import { setEnvironment } from '#platform/env.ts'
import { root, runQuietly, tools } from '#platform/processes/step.ts'
import { runMain } from '#platform/run-main.ts'
import { deadCodeParameters } from './boundaries/dead-code.ts'
import { filesOfRepository, filesToLint } from './boundaries/files-to-lint.ts'

const lintWords = ['check', '--error-on-warnings', '--max-diagnostics=200', '--no-errors-on-unmatched']

await runMain(async () => {
  await generateClientIfStale({ signal: new AbortController().signal })
  // Types need what Next writes about its own routes and style sheets.
  if (!existsSync(join(root, 'next-env.d.ts'))) await runQuietly('next typegen', tools.next, ['typegen'])
  // Nine of the eleven are Node, and would compile the same files at each check.
  setEnvironment({ NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled') })
  const deadCode = await deadCodeParameters(root, join(root, 'node_modules/.cache/knip'))
  const lint = await filesToLint(root, await filesOfRepository(root), join(root, 'node_modules/.cache/linted.json'))
  const outcomes = await Promise.all([
    runQuietly('format and lint', tools.biome, [...lintWords, ...lint.paths]).then(async (outcome) => {
      if (outcome.ok) await lint.remember()
      return outcome
    }),
    runQuietly('lengths', 'scripts/lengths-check.ts', []),
    runQuietly('names', 'scripts/names-check.ts', []),
    runQuietly('styles', 'scripts/styles-check.ts', []),
    runQuietly('browsers', 'scripts/browsers-check.ts', []),
    runQuietly('types', tools.tsc, ['--project', '.', '--noEmit', '--pretty', 'false']),
    runQuietly('dead code and cycles', tools.knip, deadCode),
    runQuietly('content', 'scripts/content-check.ts', []),
    runQuietly('migrations', 'scripts/migrations-check.ts', []),
    runQuietly('licences', 'scripts/licences-check.ts', []),
    runQuietly('table of ASVS', 'scripts/asvs.ts', ['--check']),
  ])
  for (const { name, ok, output, seconds } of outcomes) {
    if (!ok) process.stdout.write(`${output}\n`)
    process.stdout.write(`check: ${name} ${ok ? 'passed' : 'FAILED'} (${seconds.toFixed(1)} s)\n`)
  }
  if (outcomes.some(({ ok }) => !ok)) process.exitCode = 1
})
