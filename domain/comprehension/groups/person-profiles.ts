import type { Evidence } from '#domain/comprehension/evidence.ts'
import { GRID } from '#domain/comprehension/grid.ts'
import { type GroupShare, SMALLEST_GROUP, shareOfProbabilities } from '#domain/comprehension/group-share.ts'
import {
  GENERAL_GRID,
  generalWeights,
  messagesToGeneral,
  weightsFromOthers,
} from '#domain/comprehension/higher-order.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'
import { jointLikelihoodAt } from '#domain/comprehension/joint-likelihood.ts'
import { shareOfSums } from '#domain/comprehension/overall-share.ts'
import type { Parameters } from '#domain/comprehension/parameters.ts'
import { type Estimate, type ReportedPractice, readOutOf } from '#domain/comprehension/read-out.ts'
import { scoringOf } from '#domain/comprehension/scoring.ts'
import { teamMean } from '#domain/comprehension/team-share.ts'

const GENERAL = GENERAL_GRID.length
const NO_PREFERENCE = new Float64Array(GENERAL).fill(1)
const FLAT = GRID.map(() => 1)

/** A group's shares: in each practice in the order asked for, and over all of them. */
export type GroupFigures = { readonly shares: readonly GroupShare[]; readonly overall: GroupShare }

/**
 * A whole organisation's estimates, compact enough to hold (under 1 kB a person with ten practices), from which the shares of
 * any of its groups are read in microseconds a member. Of each person it keeps what their answers say of the general
 * ability g, and P(theta ≥ tau | g) in each practice: given g the practices are independent, so under any prior of g,
 * the standard one or a team's, a probability is the mean of the latter under the former. The figures are those of
 * `groupShare`, `teamShares` and `overallShare`, to six decimals.
 */
export class PersonProfiles {
  readonly #parameters: Parameters
  readonly #options: { practices: readonly ReportedPractice[]; asOf: Date }
  readonly #practices: number
  /** Row person, column g: the likelihood of g. */
  readonly #general: Float64Array
  /** Row person, then practice, column g. */
  readonly #above: Float32Array
  /** Row person, column practice: 1 where there is not enough evidence. */
  readonly #without: Uint8Array
  /** Row person, column practice, as the person's own report has them; NaN where they have too few answers to say. */
  readonly #probabilities: Float64Array
  readonly #aboveOfNobody: ReadonlyMap<PracticeId, Float64Array>

  constructor(people: number, parameters: Parameters, options: { practices: readonly ReportedPractice[]; asOf: Date }) {
    this.#parameters = parameters
    this.#options = options
    this.#practices = options.practices.length
    this.#general = new Float64Array(people * GENERAL)
    this.#above = new Float32Array(people * this.#practices * GENERAL)
    this.#without = new Uint8Array(people * this.#practices)
    this.#probabilities = new Float64Array(people * this.#practices)
    this.#aboveOfNobody = new Map(options.practices.map(({ id }) => [id, this.#aboveGiven(FLAT, id)]))
  }

  /** Takes in what is known of a person, and gives their read-out. Everybody must be set once before a group is asked for. */
  set(person: number, evidence: ReadonlyMap<PracticeId, Evidence>): Estimate[] {
    const { practices, asOf } = this.#options
    const joint = jointLikelihoodAt(evidence, this.#parameters, asOf)
    const estimates = readOutOf(joint, { evidence, parameters: this.#parameters, ...this.#options })
    const { now } = joint
    const general = weightsFromOthers(now.messages, NO_PREFERENCE).subarray(now.messages.length)
    this.#general.set(general, person * GENERAL)
    for (const [place, { id }] of practices.entries()) {
      const cell = person * this.#practices + place
      const own = now.places.get(id)
      const above =
        own === undefined
          ? this.#aboveOfNobody.get(id)
          : this.#aboveGiven(
              now.likelihoods[own] ?? FLAT,
              id,
              now.messages.subarray(own * GENERAL, (own + 1) * GENERAL),
            )
      this.#above.set(above ?? [], cell * GENERAL)
      this.#without[cell] = estimates[place]?.status === 'not-enough-evidence' ? 1 : 0
      const estimate = estimates[place]
      this.#probabilities[cell] = estimate && estimate.tooLittle !== 'few-answers' ? estimate.probability : Number.NaN
    }
    return estimates
  }

  /** The probabilities of one person, in the order of the practices; NaN where they have too few answers to say. */
  probabilitiesOf(person: number): Float64Array {
    return this.#probabilities.subarray(person * this.#practices, (person + 1) * this.#practices)
  }

  /**
   * The shares of a group of people, given by their numbers. `of-the-group`: with the team prior, as a team's own report
   * has them. Groups under five are 'too-few'.
   */
  figuresOf(members: ArrayLike<number>, { prior }: { prior: 'standard' | 'of-the-group' }): GroupFigures | 'too-few' {
    if (members.length < SMALLEST_GROUP) return 'too-few'
    const weights = generalWeights(prior === 'standard' ? 0 : this.#meanOf(members))
    const probabilities = this.#options.practices.map(() => new Array<number>(members.length))
    const without = new Int32Array(this.#practices)
    const sums = { understood: 0, variance: 0 }
    const posterior = new Float64Array(GENERAL)
    const expectations = new Float64Array(GENERAL)
    const spread = new Float64Array(GENERAL)
    for (let place = 0; place < members.length; place++) {
      const person = members[place] ?? 0
      this.#posteriorOfGeneral(person, weights, posterior)
      expectations.fill(0)
      spread.fill(0)
      for (let practice = 0; practice < this.#practices; practice++) {
        const cell = person * this.#practices + practice
        without[practice] = (without[practice] ?? 0) + (this.#without[cell] ?? 0)
        let probability = 0
        for (let g = 0; g < GENERAL; g++) {
          const above = this.#above[cell * GENERAL + g] ?? 0
          probability += (posterior[g] ?? 0) * above
          expectations[g] = (expectations[g] ?? 0) + above
          spread[g] = (spread[g] ?? 0) + above * (1 - above)
        }
        const own = probabilities[practice]
        if (own !== undefined) own[place] = probability
      }
      addMoments(sums, posterior, expectations, spread)
    }
    const shares = probabilities.map((own, practice) => shareOfProbabilities(own, { without: without[practice] ?? 0 }))
    const overall = shareOfSums({
      people: members.length,
      cells: members.length * this.#practices,
      ...sums,
      without: without.reduce((sum, count) => sum + count, 0),
    })
    return overall === 'too-few' ? 'too-few' : { shares: shares.filter((share) => share !== 'too-few'), overall }
  }

  #meanOf(members: ArrayLike<number>): number {
    return teamMean(Array.from(members, (person) => this.#general.subarray(person * GENERAL, (person + 1) * GENERAL)))
  }

  #posteriorOfGeneral(person: number, weights: Float64Array, posterior: Float64Array): void {
    let total = 0
    for (let g = 0; g < GENERAL; g++) {
      const value = (weights[g] ?? 0) * (this.#general[person * GENERAL + g] ?? 0)
      posterior[g] = value
      total += value
    }
    for (let g = 0; g < GENERAL; g++) posterior[g] = (posterior[g] ?? 0) / total
  }

  /** P(theta ≥ tau | g) for each g, given a practice's own likelihood, and what that says of g. */
  #aboveGiven(
    likelihood: readonly number[],
    practice: PracticeId,
    whole = messagesToGeneral([likelihood], scoringOf(this.#parameters).kernel),
  ): Float64Array {
    const { kernel, practice: scoring } = scoringOf(this.#parameters)
    const { above } = scoring(practice)
    const upper = messagesToGeneral([likelihood.map((value, t) => value * (above[t] ?? 0))], kernel)
    for (let g = 0; g < GENERAL; g++) upper[g] = (upper[g] ?? 0) / (whole[g] ?? 1)
    return upper
  }
}

/** Adds how many practices one person understands, and its variance: within g and between, see `understoodPracticeCount`. */
function addMoments(
  sums: { understood: number; variance: number },
  posterior: Float64Array,
  expectations: Float64Array,
  spread: Float64Array,
): void {
  let mean = 0
  let square = 0
  let within = 0
  for (let g = 0; g < GENERAL; g++) {
    const weight = posterior[g] ?? 0
    mean += weight * (expectations[g] ?? 0)
    square += weight * (expectations[g] ?? 0) ** 2
    within += weight * (spread[g] ?? 0)
  }
  sums.understood += mean
  sums.variance += within + Math.max(0, square - mean * mean)
}
