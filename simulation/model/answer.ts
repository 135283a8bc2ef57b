import type { Confidence, ItemFormat, PracticeId } from '#domain/comprehension/item.ts'
import { probabilityRight, type ResponseCurve } from '#domain/comprehension/item-response.ts'
import { laidIn, MAX_WRONG_TRAYS, sortedRightly } from '#domain/scenario/sorting.ts'
import { abilityAt, type SimulatedClinician } from './clinician.ts'
import { hashOf, normal, pickByWeight, type Random } from './random.ts'

export type SimulatedOption = {
  id: string
  correct: boolean
  misconception?: string | null
  /** Sort only: where it belongs. */
  tray?: string
}

/** As much of an item as is needed to answer it. Options to be put in order are given in the right order. */
export type SimulatedItem = {
  id: string
  practice: PracticeId
  format: ItemFormat
  options: readonly SimulatedOption[]
  /** Sort only: the ids of all trays. */
  trays?: readonly string[]
  parameters: ResponseCurve
}

export type SimulatedAnswer = {
  /** Ids of the options chosen; with `order`, all of them in the order given; with `sort`, each with its tray. */
  choice: string[]
  confidence: Confidence
  elapsedMs: number
  correct: boolean
  /** Whether it was thought about; false for a rapid guess. Known only because the clinician is made up. */
  engaged: boolean
}

const RAPID_MEDIAN_MS = 2500
const RAPID_LOG_SD = 0.35
const ENGAGED_MEDIAN_MS: Readonly<Record<ItemFormat, number>> = {
  single: 20_000,
  multiple: 27_000,
  order: 32_000,
  spot: 25_000,
  sort: 60_000,
  strike: 40_000,
  'where-from': 22_000,
}
const ENGAGED_LOG_SD = 0.4
/** How much of their chance to be right is left to someone who is stuck on a belief that the item offers. */
const RIGHT_AGAINST_BELIEF = 0.03
/** How that belief weighs against each other wrong option. */
const BELIEF_APPEAL = 20
const SURE_ABOVE = 1.5
const FAIRLY_ABOVE = 0.1

/** How this clinician answers this item at this moment. */
export function answerItem(
  clinician: SimulatedClinician,
  item: SimulatedItem,
  at: Date,
  random: Random,
): SimulatedAnswer {
  const engaged = random() < clinician.engagement
  const able = engaged ? probabilityRight(abilityAt(clinician, item.practice, at), item.parameters) : item.parameters.c
  const offersBelief = engaged && item.options.some((option) => isStuckOn(clinician, option))
  const chanceRight = offersBelief ? able * RIGHT_AGAINST_BELIEF : able
  const correct = random() < chanceRight
  const choice = correct ? rightChoice(item) : wrongChoice(clinician, item, random)
  return {
    choice: choice,
    confidence: engaged ? confidenceIn(able, offersBelief || correct, clinician, random) : rapidConfidence(random),
    elapsedMs: engaged ? engagedTime(clinician, item, random) : lognormal(random, RAPID_MEDIAN_MS, RAPID_LOG_SD),
    correct,
    engaged,
  }
}

/** The ids that answer the item rightly. */
export function rightChoice(item: SimulatedItem): string[] {
  if (item.format === 'sort') return [...sortedRightly(item)]
  const ids = item.options.filter((option) => item.format === 'order' || option.correct).map((option) => option.id)
  return item.format === 'single' || item.format === 'where-from' ? ids.slice(0, 1) : ids
}

function wrongChoice(clinician: SimulatedClinician, item: SimulatedItem, random: Random): string[] {
  const wrong = item.options.filter((option) => !option.correct)
  switch (item.format) {
    case 'single':
    case 'where-from': {
      const pickedOption = pickByWeight(random, wrong, (option) => appeal(clinician, option))
      return pickedOption ? [pickedOption.id] : []
    }
    case 'multiple':
    case 'spot':
    case 'strike':
      return wrongSet(clinician, item, wrong, random)
    case 'order':
      return wrongOrder(item, random)
    case 'sort':
      return wrongTrays(clinician, item, random)
    default: {
      const never: never = item.format
      throw new Error(`unknown item format ${String(never)}`)
    }
  }
}

/** The right set with one thing overlooked, or one believed that is not so, or both. */
function wrongSet(
  clinician: SimulatedClinician,
  item: SimulatedItem,
  wrong: readonly SimulatedOption[],
  random: Random,
): string[] {
  const right = rightChoice(item)
  const adds = wrong.length > 0 && (right.length < 2 || random() < 0.6)
  const drops = right.length > 1 && (!adds || random() < 0.4)
  const addition = adds ? pickByWeight(random, wrong, (option) => appeal(clinician, option)) : null
  const omission = drops ? right[Math.floor(random() * right.length)] : null
  const chosenOptions = item.options.filter(
    (option) => (right.includes(option.id) && option.id !== omission) || option.id === addition?.id,
  )
  return chosenOptions.map((option) => option.id)
}

/** Two things or more in another tray than their own, those that this person's beliefs are about first. */
function wrongTrays(clinician: SimulatedClinician, item: SimulatedItem, random: Random): string[] {
  const astray = new Set<string>()
  const most = MAX_WRONG_TRAYS + (random() < 0.4 ? 2 : 1)
  while (astray.size < Math.min(most, item.options.length)) {
    const left = item.options.filter(({ id }) => !astray.has(id))
    const next = pickByWeight(random, left, (option) => appeal(clinician, option))
    if (next === null) break
    astray.add(next.id)
  }
  return item.options.flatMap(({ id, tray }) => {
    const others = (item.trays ?? []).filter((other) => other !== tray)
    const trayNow = astray.has(id) ? others[Math.floor(random() * others.length)] : tray
    return trayNow === undefined ? [] : [laidIn(id, trayNow)]
  })
}

/** The right order with two neighbours exchanged, sometimes twice. */
function wrongOrder(item: SimulatedItem, random: Random): string[] {
  const order = rightChoice(item)
  if (order.length < 2) return order
  const first = Math.floor(random() * (order.length - 1))
  exchange(order, first)
  const second = Math.floor(random() * (order.length - 1))
  if (second !== first && random() < 0.4) exchange(order, second)
  return order
}

function exchange(order: string[], at: number): void {
  const [entry] = order.splice(at, 1)
  if (entry !== undefined) order.splice(at + 1, 0, entry)
}

/** How tempting a wrong option is to this person: the same belief tempts them again and again. */
function appeal(clinician: SimulatedClinician, option: SimulatedOption): number {
  if (isStuckOn(clinician, option)) return BELIEF_APPEAL
  return 0.15 + hashOf(option.misconception ?? option.id, clinician.beliefs) ** 3
}

function isStuckOn({ stuckOn }: SimulatedClinician, { misconception }: SimulatedOption): boolean {
  return stuckOn !== null && misconception === stuckOn
}

/** `feelsRight`: whether the answer is what they hold to be true. */
function confidenceIn(
  chanceRight: number,
  feelsRight: boolean,
  clinician: SimulatedClinician,
  random: Random,
): Confidence {
  const logOdds = Math.log(chanceRight / (1 - chanceRight))
  const feeling = 0.6 * logOdds + (feelsRight ? 0.5 : -0.5) + clinician.boldness + 0.7 * normal(random)
  if (feeling > SURE_ABOVE) return 'sure'
  return feeling > FAIRLY_ABOVE ? 'fairly' : 'guess'
}

function rapidConfidence(random: Random): Confidence {
  const draw = random()
  if (draw < 0.3) return 'sure'
  return draw < 0.7 ? 'fairly' : 'guess'
}

function engagedTime(clinician: SimulatedClinician, item: SimulatedItem, random: Random): number {
  const itemSlowness = 0.4 * (hashOf(item.id, 0) - 0.5)
  return lognormal(random, ENGAGED_MEDIAN_MS[item.format] * Math.exp(clinician.slowness + itemSlowness), ENGAGED_LOG_SD)
}

function lognormal(random: Random, median: number, logSd: number): number {
  return Math.round(median * Math.exp(logSd * normal(random)))
}
