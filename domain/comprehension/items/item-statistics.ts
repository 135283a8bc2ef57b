/** One engaged, counted answer as item statistics see it. `theta` is the person's ability in the practice, without it where possible. */
export type ObservedAnswer = {
  /** Ids of the options chosen, joined to one key; null where only right or wrong is known. */
  choice: string | null
  correct: boolean
  theta: number
}

export type ItemFlag =
  | 'too-hard'
  | 'too-easy'
  | 'discriminates-little'
  | 'key-may-be-wrong'
  | 'option-unused'
  | 'negative-discrimination'

export type OptionStatistics = { choice: string; share: number; meanTheta: number; isKey: boolean }

export type ItemStatistics =
  | { verdict: 'too-few-answers'; answers: number }
  | {
      verdict: 'assessed'
      answers: number
      /** Share of right answers. */
      facility: number
      /** Correlation of being right with ability, with its 95 % interval; null where everybody or nobody is right. */
      pointBiserial: { value: number; low: number; high: number } | null
      options: OptionStatistics[]
      flags: ItemFlag[]
      /** The item must stop counting until someone has looked at it. */
      quarantine: boolean
    }

/** Below this many answers nothing is said of an item. */
export const FEWEST_ANSWERS_FOR_VERDICT = 30

const TOO_HARD_BELOW = 0.3
const TOO_EASY_ABOVE = 0.95
const DISCRIMINATES_FROM = 0.15
const UNUSED_BELOW = 0.05
/** A share of answers to an option from which its mean ability means anything. */
const FEWEST_CHOOSING = 5
const Z_95 = 1.96
/** One-sided 95 %. */
const Z_90 = 1.6449

/**
 * What the answers to one item say of the item. `offered` are the choices that can be made (for single choice its
 * options; leave it empty for other formats, whose unused combinations mean nothing), `key` the right one.
 */
export function itemStatistics(
  answers: readonly ObservedAnswer[],
  content: { offered: readonly string[]; key: string | null },
): ItemStatistics {
  const n = answers.length
  if (n < FEWEST_ANSWERS_FOR_VERDICT) return { verdict: 'too-few-answers', answers: n }
  const facility = answers.filter((answer) => answer.correct).length / n
  const pointBiserial = correlationInterval(answers)
  const options = optionStatistics(answers, content)
  const flags = flagsOf(answers, { facility, pointBiserial, options, offered: content.offered })
  return {
    verdict: 'assessed',
    answers: n,
    facility,
    pointBiserial,
    options,
    flags,
    quarantine: flags.includes('negative-discrimination'),
  }
}

function flagsOf(
  answers: readonly ObservedAnswer[],
  statistics: {
    facility: number
    pointBiserial: { value: number; high: number } | null
    options: readonly OptionStatistics[]
    offered: readonly string[]
  },
): ItemFlag[] {
  const { facility, pointBiserial, options, offered } = statistics
  const flags: ItemFlag[] = []
  if (facility < TOO_HARD_BELOW) flags.push('too-hard')
  if (facility > TOO_EASY_ABOVE) flags.push('too-easy')
  if (pointBiserial && pointBiserial.high < 0) flags.push('negative-discrimination')
  else if (pointBiserial && pointBiserial.value < DISCRIMINATES_FROM) flags.push('discriminates-little')
  const key = options.find((option) => option.isKey)
  if (key && options.some((option) => !option.isKey && isAbler(option, key, answers))) flags.push('key-may-be-wrong')
  const shareOf = new Map(options.map((option) => [option.choice, option.share]))
  if (offered.some((choice) => (shareOf.get(choice) ?? 0) < UNUSED_BELOW)) flags.push('option-unused')
  return flags
}

/** Whether those who chose an option are abler than those who chose the key, by more than the few who choose it would be by chance. */
function isAbler(option: OptionStatistics, key: OptionStatistics, answers: readonly ObservedAnswer[]): boolean {
  const n = answers.length
  const [choosing, right] = [option.share * n, key.share * n]
  if (Math.round(choosing) < FEWEST_CHOOSING || right < 1) return false
  const mean = answers.reduce((sum, { theta }) => sum + theta, 0) / n
  const variance = answers.reduce((sum, { theta }) => sum + (theta - mean) ** 2, 0) / (n - 1)
  return option.meanTheta - key.meanTheta > Z_90 * Math.sqrt(variance * (1 / choosing + 1 / right))
}

function optionStatistics(
  answers: readonly ObservedAnswer[],
  content: { offered: readonly string[]; key: string | null },
): OptionStatistics[] {
  const offeredChoices = new Set(content.offered)
  const groups = Map.groupBy(answers, (answer) => answer.choice)
  const statistics: OptionStatistics[] = []
  for (const [choice, answersOfChoice] of groups) {
    if (choice === null || (!offeredChoices.has(choice) && answersOfChoice.length < FEWEST_CHOOSING)) continue
    statistics.push({
      choice,
      share: answersOfChoice.length / answers.length,
      meanTheta: answersOfChoice.reduce((sum, answer) => sum + answer.theta, 0) / answersOfChoice.length,
      isKey: choice === content.key,
    })
  }
  return statistics
}

/** Pearson's correlation of being right with theta, its interval by Fisher's transformation. */
function correlationInterval(answers: readonly ObservedAnswer[]): { value: number; low: number; high: number } | null {
  const n = answers.length
  const meanRight = answers.filter((answer) => answer.correct).length / n
  const meanTheta = answers.reduce((sum, answer) => sum + answer.theta, 0) / n
  let product = 0
  let rightSquares = 0
  let thetaSquares = 0
  for (const { correct, theta } of answers) {
    const right = (correct ? 1 : 0) - meanRight
    product += right * (theta - meanTheta)
    rightSquares += right * right
    thetaSquares += (theta - meanTheta) ** 2
  }
  if (rightSquares === 0 || thetaSquares === 0) return null
  const value = product / Math.sqrt(rightSquares * thetaSquares)
  const centre = Math.atanh(Math.min(0.999999, Math.max(-0.999999, value)))
  const reach = Z_95 / Math.sqrt(n - 3)
  return { value, low: Math.tanh(centre - reach), high: Math.tanh(centre + reach) }
}
