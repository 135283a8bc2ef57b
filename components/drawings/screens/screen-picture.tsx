import { Drawing } from '#components/drawings/drawing.tsx'
import { type Screen, screens } from './screens.ts'
import './screen-picture.css'

/** What a screen shows that shows nobody, without a word in it. */
export function ScreenPicture({ screen, fit }: { screen: Screen; fit: 'whole' | 'cover' }) {
  const { box, shapes } = screens[screen]
  return (
    <svg
      className={`screen-picture screen-${fit}`}
      viewBox={box}
      preserveAspectRatio={fit === 'whole' ? 'xMidYMin meet' : 'xMidYMax slice'}
      aria-hidden="true"
    >
      <Drawing shapes={shapes} />
    </svg>
  )
}
