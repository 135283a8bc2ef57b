import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Words } from '#components/ui/words.tsx'
import type { SaferScene as Shown } from '#domain/scenario/safer-path.ts'
import { FeedbackBody } from './feedback-panel.tsx'
import { ConsultationStage } from './stage/consultation-stage.tsx'
import './player.css'
import './question-form.css'

/** A scene of the safer path as it is read: the picture, the story, and what is safest here and why. */
export function SaferScene({ shown: { scene, safest }, children }: { shown: Shown; children: ReactNode }) {
  const t = useTranslations('player.safer')
  return (
    <div className={scene.stage === null ? 'player-body player-words' : 'player-body'}>
      {scene.stage !== null && (
        <div className="player-stage">
          <ConsultationStage stage={scene.stage} />
        </div>
      )}
      <div>
        <div className="prose">
          {scene.prose.map((paragraph) => (
            <p key={paragraph.text}>
              <Words text={paragraph} />
            </p>
          ))}
        </div>
        {safest !== null && (
          <section aria-labelledby="safest">
            <h2 id="safest" className="text-title-3">
              {t('safest')}
            </h2>
            <p className="my-2 font-semibold">
              <Words text={safest.prompt} />
            </p>
            <FeedbackBody feedback={safest} />
          </section>
        )}
        <div className="question-go">{children}</div>
      </div>
    </div>
  )
}
