import { CurtainMark } from './curtain-mark.tsx'
import './wordmark.css'

/** The product's mark and name, as they stand in the bar on top and at the side. */
export function Wordmark() {
  return (
    <>
      <CurtainMark />
      <span className="wordmark-name">Curtain</span>
    </>
  )
}
