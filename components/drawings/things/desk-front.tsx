import { Drawing } from '#components/drawings/drawing.tsx'
import { things as drawings, type Thing } from './things.ts'

const gap = 16
const nearEdge = 624

/**
 * The edge of the desk that you sit at, and what lies on it: at its far end beside people, in the middle and larger
 * where there is nobody. What hangs, hangs on the wall; what stands on the floor needs no desk. In 640 by 420.
 */
export function DeskFront({ things, beside }: { things: readonly Thing[]; beside: 'people' | 'nobody' }) {
  if (things.length === 0) return null
  const hanging = things.filter((thing) => drawings[thing].on === 'wall')
  const lying = things.filter((thing) => drawings[thing].on !== 'wall')
  const desk = lying.some((thing) => drawings[thing].on !== 'floor')
  const scale = beside === 'nobody' ? 1.4 : desk ? 0.92 : 1.5
  const widths = lying.map((thing) => drawings[thing].width * scale)
  const all = widths.reduce((sum, width) => sum + width + gap, -gap)
  const begin = beside === 'nobody' ? (640 - all) / 2 : nearEdge - all
  const [edge, stand] = beside === 'nobody' ? [316, 378] : [378, 402]
  return (
    <g data-part="desk">
      {hanging.map((thing, place) => (
        <g
          key={thing}
          transform={`translate(${beside === 'nobody' ? 320 : 108} ${(beside === 'nobody' ? 52 : 44) + place * 30}) scale(${beside === 'nobody' ? 1.3 : 0.94})`}
        >
          <Drawing shapes={drawings[thing].shapes} />
        </g>
      ))}
      {desk && (
        <>
          <path d={`M0 ${edge}h640v${430 - edge}H0z`} fill="#b58a5c" />
          <path d={`M0 ${edge}h640v8H0z`} fill="#cfa677" />
        </>
      )}
      {lying.map((thing, place) => {
        const before = widths.slice(0, place).reduce((sum, width) => sum + width + gap, begin)
        return (
          <g key={thing} transform={`translate(${before + (widths[place] ?? 0) / 2} ${stand}) scale(${scale})`}>
            <Drawing shapes={drawings[thing].shapes} />
          </g>
        )
      })}
    </g>
  )
}
