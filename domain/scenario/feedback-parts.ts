import type { Feedback } from './learner-view.ts'
import type { OptionId } from './module.ts'

type OptionFeedback = Feedback['options'][number]

/** What an answer earns at once (a verdict, one reason, the principle), and what is one press away: every other reason. */
export type FeedbackParts = {
  /** Options told at once, in this order: what was answered wrongly, and what was best. */
  readonly atOnce: readonly OptionFeedback[]
  /** Whose reason is told with it; null: none needs one, as where everything lies right. */
  readonly reasonOf: OptionId | null
  /** Options whose reasons are on demand, in the order in which they are told. */
  readonly onDemand: readonly OptionFeedback[]
}

const without = (options: readonly OptionFeedback[], left: readonly OptionFeedback[]) =>
  options.filter((option) => !left.includes(option))

/** The one reason is of what was answered wrongly: that is what is being replied to. */
export function feedbackParts({ format, options }: Feedback): FeedbackParts {
  switch (format) {
    case 'single':
    case 'where-from': {
      const chosenOptions = options.filter((option) => option.chosen)
      const best = options.filter((option) => option.correct && !option.chosen)
      return partsWith(
        [...chosenOptions, ...best],
        [...best, ...without(options, [...chosenOptions, ...best])],
        chosenOptions,
      )
    }
    case 'multiple':
    case 'spot': {
      const astray = options.filter(({ chosen, correct }) => chosen !== correct)
      const rightChoices = options.filter(({ chosen, correct }) => chosen && correct)
      const atOnce = [...astray, ...rightChoices]
      const first = atOnce.slice(0, 1)
      return partsWith(atOnce, without([...atOnce, ...without(options, atOnce)], first), first)
    }
    case 'order': {
      const inOrder = options.toSorted((one, other) => (one.place?.right ?? 0) - (other.place?.right ?? 0))
      const astray = inOrder.filter(({ place }) => place?.right !== place?.chosen)
      const first = [...astray, ...inOrder].slice(0, 1)
      return partsWith(inOrder, without(inOrder, first), first)
    }
    case 'sort': {
      const first = options.filter(({ correct }) => !correct).slice(0, 1)
      return partsWith(
        first,
        mistakesFirst(without(options, first), ({ correct }) => !correct),
        first,
      )
    }
    case 'strike': {
      const isAstray = ({ chosen, correct }: OptionFeedback) => chosen !== correct
      const first = options.filter(isAstray).slice(0, 1)
      return partsWith(first, mistakesFirst(without(options, first), isAstray), first)
    }
    default: {
      const unknown: never = format
      return unknown
    }
  }
}

function partsWith(
  atOnce: readonly OptionFeedback[],
  onDemand: readonly OptionFeedback[],
  [first]: readonly OptionFeedback[],
): FeedbackParts {
  return { atOnce, reasonOf: first?.id ?? null, onDemand }
}

function mistakesFirst(
  options: readonly OptionFeedback[],
  isMistake: (option: OptionFeedback) => boolean,
): OptionFeedback[] {
  return [...options.filter(isMistake), ...options.filter((option) => !isMistake(option))]
}
