import type { EstimateScore } from './scoring.ts'

const SIZE = 480
const MARGIN = 56
const LARGEST_RADIUS = 16

/** The calibration plot as SVG: per bin of predicted probability the true share, over all seeds, with a point as large as its share of estimates. */
export function calibrationPlot(bins: readonly EstimateScore['bins'][]): string {
  const pooledBins = pool(bins)
  const most = Math.max(...pooledBins.map((bin) => bin.count))
  const x = (share: number) => (MARGIN + share * (SIZE - 2 * MARGIN)).toFixed(1)
  const y = (share: number) => (SIZE - MARGIN - share * (SIZE - 2 * MARGIN)).toFixed(1)
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
    (tick) =>
      `<line x1="${x(tick)}" y1="${y(0)}" x2="${x(tick)}" y2="${y(1)}" class="grid"/>` +
      `<line x1="${x(0)}" y1="${y(tick)}" x2="${x(1)}" y2="${y(tick)}" class="grid"/>` +
      `<text x="${x(tick)}" y="${SIZE - MARGIN + 20}" text-anchor="middle">${tick * 100} %</text>` +
      `<text x="${MARGIN - 8}" y="${Number(y(tick)) + 4}" text-anchor="end">${tick * 100} %</text>`,
  )
  const points = pooledBins
    .filter((bin) => bin.count > 0)
    .map((bin) => {
      const radius = Math.max(3, LARGEST_RADIUS * Math.sqrt(bin.count / most)).toFixed(1)
      const label = `predicted ${(100 * bin.predicted).toFixed(1)} %, true ${(100 * bin.actual).toFixed(1)} %, ${bin.count} estimates`
      return `<circle cx="${x(bin.predicted)}" cy="${y(bin.actual)}" r="${radius}"><title>${label}</title></circle>`
    })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-labelledby="title">
<title id="title">Predicted probability of understanding against the share that truly understands, on simulated clinicians</title>
<style>text{font:13px sans-serif;fill:#222}.grid{stroke:#ddd}.ideal{stroke:#222;stroke-dasharray:4 4}circle{fill:#1d5c4a;fill-opacity:.75}rect{fill:#fff}</style>
<rect width="${SIZE}" height="${SIZE}"/>
${ticks.join('\n')}
<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" class="ideal"/>
${points.join('\n')}
<text x="${SIZE / 2}" y="${SIZE - 12}" text-anchor="middle">predicted: “would choose safely”</text>
<text x="16" y="${SIZE / 2}" text-anchor="middle" transform="rotate(-90 16 ${SIZE / 2})">truly understands</text>
</svg>
`
}

function pool(bins: readonly EstimateScore['bins'][]): EstimateScore['bins'] {
  const first = bins[0] ?? []
  return first.map((_, index) => {
    const same = bins.flatMap((of) => of[index] ?? [])
    const count = same.reduce((sum, bin) => sum + bin.count, 0)
    const weightedMean = (value: (bin: EstimateScore['bins'][number]) => number) =>
      count === 0 ? 0 : same.reduce((sum, bin) => sum + bin.count * value(bin), 0) / count
    return { count, predicted: weightedMean((bin) => bin.predicted), actual: weightedMean((bin) => bin.actual) }
  })
}
