import { GRID } from './grid.ts'
import { CEILING, probabilityRight, type ResponseCurve } from './item-response.ts'
import type { Cut } from './parameters.ts'

/** An item's curve beside the mean probability that judges give a just competent clinician of answering it right. */
export type RatedItem = ResponseCurve & { justCompetent: number }

/** Without ratings: the mean of the population, known no better than one unit of theta. */
const DEFAULT_CUT: Cut = { tau: 0, standardError: 1 }
const BISECTIONS = 60

/**
 * The cut of one practice from its judges' ratings (Angoff's method on the scale of theta): tau solves
 * Σ P_j(tau) = Σ mean rating. Where the ratings ask for more or less than the grid can hold, tau is its end.
 * The standard error comes from how far the items disagree about tau: √(J · var(rating − P_j(tau))) / Σ P_j′(tau). It
 * covers both who the judges were and which items they happened to rate. With one item nothing is known of it: 1.
 */
export function cutFromRatings(items: readonly RatedItem[]): Cut {
  if (items.length === 0) return DEFAULT_CUT
  const lowest = GRID[0] ?? 0
  const highest = GRID[GRID.length - 1] ?? 0
  const target = items.reduce((sum, item) => sum + item.justCompetent, 0)
  let below = lowest
  let above = highest
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (below + above) / 2
    if (expectedRight(items, middle) < target) below = middle
    else above = middle
  }
  const tau = (below + above) / 2
  return { tau, standardError: standardErrorOf(items, tau) }
}

function expectedRight(items: readonly RatedItem[], theta: number): number {
  return items.reduce((sum, item) => sum + probabilityRight(theta, item), 0)
}

function standardErrorOf(items: readonly RatedItem[], tau: number): number {
  if (items.length < 2) return DEFAULT_CUT.standardError
  const disagreements = items.map((item) => item.justCompetent - probabilityRight(tau, item))
  const mean = disagreements.reduce((sum, value) => sum + value, 0) / items.length
  const variance = disagreements.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (items.length - 1)
  const slope = items.reduce((sum, item) => sum + slopeAt(item, tau), 0)
  return Math.min(DEFAULT_CUT.standardError, Math.sqrt(items.length * variance) / slope)
}

function slopeAt(item: RatedItem, theta: number): number {
  const range = CEILING - item.c
  const rise = (probabilityRight(theta, item) - item.c) / range
  return range * item.a * rise * (1 - rise)
}
