const POINTS = 41
const LOWEST = -4
const STEPS_PER_UNIT = 5

/** Width of the cell that each grid point stands for, in units of theta. */
export const CELL_WIDTH = 1 / STEPS_PER_UNIT

/** The 41 values of theta, −4 to 4, on which every likelihood is kept. 33 points are measurably coarser. */
export const GRID: readonly number[] = Array.from({ length: POINTS }, (_, index) => LOWEST + index / STEPS_PER_UNIT)

/** The standard normal prior of theta on the grid; sums to 1. */
export const PRIOR: readonly number[] = normalWeights(GRID, 0, 1)

/** A normal density at the given points, scaled to sum to 1. */
export function normalWeights(points: readonly number[], mean: number, sd: number): number[] {
  const densities = points.map((point) => Math.exp(-0.5 * ((point - mean) / sd) ** 2))
  const total = densities.reduce((sum, density) => sum + density, 0)
  return densities.map((density) => density / total)
}

/**
 * For each grid point the share of its cell that lies at or above `cut`: 0, 1, and in between for the one cell that
 * the cut divides. The outermost cells reach to infinity.
 */
export function shareAbove(cut: number): number[] {
  return GRID.map((theta, index) => {
    if (index === 0 && cut < theta) return 1
    if (index === POINTS - 1 && cut > theta) return 0
    return Math.min(1, Math.max(0, (theta + CELL_WIDTH / 2 - cut) / CELL_WIDTH))
  })
}
