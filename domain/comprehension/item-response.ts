import { GRID } from './grid.ts'

/** Discrimination, difficulty and floor: the chance that a person who knows nothing is right. */
export type ResponseCurve = { a: number; b: number; c: number }

/** Even the ablest slip: no item is answered right with more than this probability (d in the formula). */
export const CEILING = 0.98

/**
 * Probability of a right answer at ability `theta`: c + (d − c) / (1 + exp(−a (theta − b))), the four-parameter
 * logistic model with a common upper asymptote d.
 */
export function probabilityRight(theta: number, curve: ResponseCurve, ceiling: number = CEILING): number {
  return curve.c + (ceiling - curve.c) / (1 + Math.exp(-curve.a * (theta - curve.b)))
}

const curvesOnGrid = new WeakMap<ResponseCurve, { a: number; b: number; c: number; values: Float64Array }>()

/**
 * The curve at the 41 grid points. Remembered per curve object, because the same few hundred items are answered a
 * million times; a curve changed in place is computed anew.
 */
export function curveOnGrid(curve: ResponseCurve): Float64Array {
  const known = curvesOnGrid.get(curve)
  if (known && known.a === curve.a && known.b === curve.b && known.c === curve.c) return known.values
  const values = Float64Array.from(GRID, (theta) => probabilityRight(theta, curve))
  curvesOnGrid.set(curve, { a: curve.a, b: curve.b, c: curve.c, values })
  return values
}
