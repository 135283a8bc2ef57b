/**
 * How wide a figure's plot is in its own units. It is stretched to whatever width there is, so that a year of nights is a
 * few paths and not hundreds of lines; what is drawn in it keeps its thickness (`.plot`).
 */
export const plotAcross = 1000

type Point = { readonly x: number; readonly y: number }

/** One line through all the points. `x` in per cent across, `y` in pixels down. */
export function lineThrough(points: readonly Point[]): string {
  return points.map((point, place) => `${place === 0 ? 'M' : 'L'}${at(point)}`).join('')
}

/** A dot at each point: a line without length, whose caps give it its shape. */
export function dotsAt(points: readonly Point[]): string {
  return points.map((point) => `M${at(point)}h0`).join('')
}

/** A stroke from top to bottom at each. */
export function strokesAt(strokes: readonly { readonly x: number; readonly top: number; readonly bottom: number }[]) {
  return strokes.map(({ x, top, bottom }) => `M${at({ x, y: bottom })}V${tenths(top)}`).join('')
}

function at({ x, y }: Point): string {
  return `${Math.round((x * plotAcross) / 100)} ${tenths(y)}`
}

function tenths(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
