import { GRID } from './grid.ts'

/**
 * Discrimination, difficulty and floor: the chance that a person who knows nothing is right. And, where answers say that
 * its practice is mastered wholly or not at all, how far that account of it is believed beside the continuous one.
 */
export type ResponseCurve = { a: number; b: number; c: number; allOrNone?: AllOrNone }

/**
 * The account of an item under which mastery is all or none (DINA): below the threshold right with the floor's chance, from
 * there on right but for slips. Weight and threshold are the same for all items of a practice.
 */
export type AllOrNone = {
  /** 0–1: how probable this account is, given everybody's answers; the continuous one has the rest. */
  weight: number
  /** On the scale of theta, where two cells of the grid meet, so that each cell is wholly on one side. */
  threshold: number
  /** The chance that a person who has mastered the practice is wrong all the same. */
  slip: number
}

/** Even the ablest slip: no item is answered right with more than this probability (d in the formula). */
export const CEILING = 0.98

/**
 * Probability of a right answer at ability `theta`: c + (d − c) / (1 + exp(−a (theta − b))), the four-parameter
 * logistic model with a common upper asymptote d; mixed by its weight with the step of the all-or-none account, where there
 * is one.
 */
export function probabilityRight(theta: number, curve: ResponseCurve, ceiling: number = CEILING): number {
  const continuous = curve.c + (ceiling - curve.c) / (1 + Math.exp(-curve.a * (theta - curve.b)))
  const { allOrNone } = curve
  if (!allOrNone) return continuous
  const step = theta >= allOrNone.threshold ? 1 - allOrNone.slip : curve.c
  return continuous + allOrNone.weight * (step - continuous)
}

type CurveValues = ResponseCurve & { values: Float64Array }
const curvesOnGrid = new WeakMap<ResponseCurve, CurveValues>()

/**
 * The curve at the 41 grid points. Remembered per curve object, because the same few hundred items are answered a
 * million times; a curve changed in place is computed anew.
 */
export function curveOnGrid(curve: ResponseCurve): Float64Array {
  const cache = curvesOnGrid.get(curve)
  if (cache && cache.a === curve.a && cache.b === curve.b && cache.c === curve.c && cache.allOrNone === curve.allOrNone)
    return cache.values
  const values = Float64Array.from(GRID, (theta) => probabilityRight(theta, curve))
  const { a, b, c, allOrNone } = curve
  curvesOnGrid.set(curve, allOrNone ? { a, b, c, allOrNone, values } : { a, b, c, values })
  return values
}
