import { useTranslations } from 'next-intl'
import type { LearnerView } from '#domain/scenario/learner-view.ts'
import './progress-path.css'

/** What the strokes are: a module's scenes, or a follow-up's cases. */
export type PathUnit = 'scene' | 'case'

/** How far along the way being taken: a stroke a scene. */
export function ProgressPath({ position, counted }: { position: LearnerView['position']; counted: PathUnit }) {
  const t = useTranslations('player')
  const { scene, about } = position
  const scenes = Array.from({ length: Math.max(about, scene) }, (_, place) => place + 1)
  return (
    <div className="path" role="img" aria-label={t(counted, { scene, about: Math.max(about, scene) })}>
      {scenes.map((place) => (
        <span key={place} className={place < scene ? 'path-done' : place === scene ? 'path-now' : undefined} />
      ))}
    </div>
  )
}
