import type { LimitCheck } from './check-limits.ts'
import type { GuessingResult } from './guess-bank.ts'
import { atTwins, byPractice, isChoiceOfOne, type Rate, rateOf } from './rates.ts'
import type { Guess } from './reader.ts'
import { mostRight, twinSets } from './twins.ts'

// The readers' rates as lines of text: one row a group of items, the same four columns for each language.

const labelWidth = 31
const nothing = '–'.padStart(28)

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(0)} %`
}

function cells({ items, right, byChance }: Rate): string {
  if (items === 0) return nothing
  const ratio = byChance === 0 ? '' : (right / byChance).toFixed(2)
  return [
    String(items).padStart(6),
    percent(right, items).padStart(7),
    percent(byChance, items).padStart(8),
    ratio.padStart(7),
  ].join('')
}

function line(label: string, columns: readonly string[]): string {
  return `${label.padEnd(labelWidth)}${columns.join('  ')}`.trimEnd()
}

function head(title: string, results: readonly GuessingResult[]): string {
  const columns = results.map(({ language }) => `${language.padStart(6)}  right  chance  ratio`)
  return line(title, columns)
}

function rows(
  groups: readonly (readonly [string, (result: GuessingResult) => Rate])[],
  results: readonly GuessingResult[],
): string[] {
  return groups.map(([label, rateIn]) =>
    line(
      `  ${label}`,
      results.map((result) => cells(rateIn(result))),
    ),
  )
}

const over =
  (which: (guess: Guess) => boolean) =>
  ({ guesses }: GuessingResult) =>
    rateOf(guesses.filter(which))

/** The word counter over the bank, by kind, format and practice. */
export function readerTable(results: readonly GuessingResult[]): string[] {
  const all = results.flatMap(({ guesses }) => guesses)
  const formats = [...new Set(all.filter(({ ofKey }) => ofKey !== null).map(({ riddle }) => riddle.format))]
  const practices = [...new Set(all.map(({ riddle }) => riddle.practice))]
  const kinds = ['decision', 'check', 'follow-up'] as const
  const none: Rate = { items: 0, right: 0, byChance: 0 }
  return [
    head('a reader of options alone', results),
    ...rows(
      [
        ['choices of one', over(isChoiceOfOne)],
        ...kinds.map((kind) => [kind, over((each) => isChoiceOfOne(each) && each.riddle.kind === kind)] as const),
        ['twins', (result) => rateOf(atTwins(result).filter(isChoiceOfOne))],
        ['modules to follow-ups', ({ fromModules }) => rateOf(fromModules.filter(isChoiceOfOne))],
        ...formats.map((format) => [`format ${format}`, over(({ riddle }) => riddle.format === format)] as const),
        ...practices.map(
          (practice) => [practice, (result: GuessingResult) => byPractice(result).get(practice) ?? none] as const,
        ),
      ],
      results,
    ),
  ]
}

/** The simple strategies, over the items in which each prefers something. */
export function strategyTable(results: readonly GuessingResult[]): string[] {
  const names = results[0]?.strategies.map(({ strategy }) => strategy) ?? []
  const none: Rate = { items: 0, right: 0, byChance: 0 }
  return [
    head('a simple strategy', results),
    ...rows(
      names.map((name) => [name, ({ strategies }) => strategies.find(({ strategy }) => strategy === name) ?? none]),
      results,
    ),
  ]
}

/** What result options alone can get right of the twins at best, over the sets that choose one answer. */
export function twinLine([result]: readonly GuessingResult[]): string {
  const sets = twinSets((result?.guesses ?? []).filter(isChoiceOfOne).map(({ riddle }) => riddle))
  const items = sets.reduce((sum, set) => sum + set.length, 0)
  const best = sets.reduce((sum, set) => sum + mostRight(set), 0)
  if (items === 0) return 'no set of twins chooses one answer'
  return `${items} cases in ${sets.length} sets of twins: options alone get at most ${percent(best, items)} of them right`
}

const verdictWords = {
  kept: 'holds',
  broken: 'BROKEN',
  'not reached': 'not reached yet',
  reached: 'REACHED: switch it to hold in guessing/limits.ts',
  'too few': 'too few items to tell',
} as const

/** Each limit, what was found in each language, and whether it holds. */
export function limitTable(checks: readonly LimitCheck[]): string[] {
  const languages = checks[0]?.figures ?? []
  const columns = (values: readonly string[]) => values.map((value) => value.padStart(6)).join('')
  return [
    `${'limit'.padEnd(labelWidth)}${columns(['most', ...languages.map(({ language }) => language)])}`,
    ...checks.map(({ limit, figures, verdict }) => {
      const cells = figures.map(({ figure }) => (figure === null ? '–' : figure.toFixed(2)))
      const since = limit.state === 'holds' || verdict !== 'not reached' ? '' : ` (said on ${limit.state.notReachedOn})`
      return `${`  ${limit.says}`.padEnd(labelWidth)}${columns([limit.atMost.toFixed(2), ...cells])}  ${verdictWords[verdict]}${since}`
    }),
  ]
}
