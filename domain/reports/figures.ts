/**
 * A probability as whole per cent, never 0 or 100: an estimate is not a certainty. Counted shares (completion) are
 * rounded with `countedPercent` and may be either.
 */
export function estimatedPercent(probability: number): number {
  return Math.min(99, Math.max(1, Math.round(probability * 100)))
}

/** A counted share as whole per cent: 100 only when all are, 0 only when none is. */
export function countedPercent({ done, assigned }: { done: number; assigned: number }): number | null {
  if (assigned === 0) return null
  if (done === 0 || done === assigned) return (100 * done) / assigned
  return Math.min(99, Math.max(1, Math.round((100 * done) / assigned)))
}

/**
 * What the text "estimate" of the interface is filled with, in whole per cent. The range has the figure in it, also where
 * rounding, or a mean that few possibilities pull aside, would put it beside.
 */
export function estimateFigures(probability: number, interval: { low: number; high: number }) {
  const value = estimatedPercent(probability)
  return {
    value,
    low: Math.min(value, Math.round(interval.low * 100)),
    high: Math.max(value, Math.round(interval.high * 100)),
  }
}

/** From this share of people without enough evidence on, a figure says more of what is not known than of what is. */
const THIN_FROM = 0.5

/** Whether a share rests on so little that it must be marked. */
export function isThin({ notEnoughEvidence }: { notEnoughEvidence: number }): boolean {
  return notEnoughEvidence >= THIN_FROM
}
