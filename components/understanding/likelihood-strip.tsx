import { useTranslations } from 'next-intl'
import { estimateFigures } from '#domain/reports/figures.ts'
import './likelihood-strip.css'

/** A probability with its interval on a line from 0 to 1, and the mark from which it counts as understood. */
export function LikelihoodStrip({
  probability,
  interval,
  needed,
}: {
  probability: number
  interval: { readonly low: number; readonly high: number }
  needed: number
}) {
  const words = useTranslations('interface')
  return (
    <span className="strip">
      <svg width="100%" height="24" aria-hidden="true">
        <line className="strip-ground" x1="0" x2="100%" y1="12" y2="12" />
        <line className="strip-needed" x1={`${needed * 100}%`} x2={`${needed * 100}%`} y1="3" y2="21" />
        <line className="strip-interval" x1={`${interval.low * 100}%`} x2={`${interval.high * 100}%`} y1="12" y2="12" />
        <circle className="strip-here" cx={`${probability * 100}%`} cy="12" r="5" />
      </svg>
      <span className="strip-figure">{words('estimate', estimateFigures(probability, interval))}</span>
    </span>
  )
}
