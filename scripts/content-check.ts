import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type CheckReport, checkContent } from '#curriculum/check/check-content.ts'
import { type Finding, findingText } from '#curriculum/check/finding.ts'
import { checkLimits } from '#curriculum/guessing/check-limits.ts'
import { limits } from '#curriculum/guessing/limits.ts'
import { limitTable, readerTable, strategyTable, twinLine } from '#curriculum/guessing/tables.ts'
import { wordsOn } from '#domain/scenario/path-words.ts'

const usage = 'npm run content:check [-- --warnings] [--folder FOLDER]'

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function range({ fewest, most }: { readonly fewest: number; readonly most: number }): string {
  return fewest === most ? String(most) : `${fewest}–${most}`
}

function sayFigures({
  modules,
  keyLength,
  keyPositions,
  itemsByPractice,
  itemsByFormat,
  twinShare,
}: CheckReport['figures']): void {
  for (const module of modules) {
    const paths = `${range(module.decisions)} decisions, ${range(module.checks)} checks`
    const length = `${module.safest} scenes on the safest path, ${module.worst} on the worst, ${module.scenes} in all`
    say(`${module.slug}: ${paths}; ${length}; reading ease ${module.readingEase.toFixed(0)}`)
    const longest = module.paths.map((each) => {
      const { story, questions, feedback } = each.longest
      return `${each.language} ${wordsOn(each.longest)} words (${story} + ${questions} + ${feedback}), ${each.minutes.toFixed(1)} minutes`
    })
    say(`  longest path, story + questions + feedback: ${longest.join('; ')}`)
  }
  const { longest, byChance, ratio, items } = keyLength
  say(
    `the key is the longest option in ${longest.toFixed(1)} of ${items} single choices, by chance ${byChance.toFixed(1)}: ${ratio.toFixed(2)} times chance`,
  )
  for (const { options, items, shares } of keyPositions) {
    const actual = shares.map((share) => `${(100 * share).toFixed(1)} %`).join(', ')
    say(
      `what is right stands at the positions 1 to ${options} in ${actual} (${items} items, by chance ${(100 / options).toFixed(1)} %)`,
    )
  }
  const counts = Object.entries(itemsByPractice).map(([practice, count]) => `${practice} ${count}`)
  say(`items: ${counts.join(', ')}`)
  const formats = Object.entries(itemsByFormat).map(([format, count]) => `${format} ${count}`)
  say(`formats: ${formats.join(', ')}`)
  const { single, twins } = twinShare
  const share = single === 0 ? 0 : Math.round((100 * twins) / single)
  say(`twins: ${twins} of ${single} single-choice follow-ups (${share} %)`)
}

/**
 * Says what readers who know nothing make of the bank. False: a limit is broken or, where the bank is our own, kept and
 * not yet switched to hold.
 */
function sayGuesses(results: CheckReport['guessing'], { ours }: { readonly ours: boolean }): boolean {
  const checks = checkLimits(results, limits)
  const tables = [readerTable(results), strategyTable(results), [twinLine(results)], limitTable(checks)]
  for (const table of tables) for (const line of ['', ...table]) say(line)
  say('')
  return checks.every(({ verdict }) => verdict !== 'broken' && !(ours && verdict === 'reached'))
}

function run(): number {
  let options: { warnings?: boolean; folder?: string }
  try {
    options = parseArgs({ options: { warnings: { type: 'boolean' }, folder: { type: 'string' } } }).values
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'unknown option'}; expected ${usage}\n`)
    return 2
  }
  const folder = options.folder ?? fileURLToPath(new URL('../content', import.meta.url))
  const { findings, figures, guessing } = checkContent(folder, { today: new Date().toISOString().slice(0, 10) })
  const of = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity)
  const faults = of('fault')
  const warnings = of('warning')
  for (const finding of [...faults, ...(options.warnings === true ? warnings : [])]) say(findingText(finding))
  sayFigures(figures)
  const limitsAreRight = sayGuesses(guessing, { ours: options.folder === undefined })
  const more = warnings.length > 0 && options.warnings !== true ? ' (shown with -- --warnings)' : ''
  say(`${faults.length} faults, ${warnings.length} warnings${more}`)
  return faults.length === 0 && limitsAreRight ? 0 : 1
}

process.exitCode = run()
