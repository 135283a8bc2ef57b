'use client'

import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { Words } from '#components/ui/words.tsx'
import { answerInHand, isBusy } from './player-state.ts'
import { QuestionForm } from './question-form.tsx'
import type { Playing } from './use-player.ts'
import './question-form.css'
import './player.css'

/** The story of a scene, and the way out of it: its question, or going on, or the end. */
export function PlayerScene({
  attemptId,
  playing,
  home,
  endPage,
}: {
  attemptId: string
  playing: Playing
  home: string
  endPage: string | null
}) {
  const t = useTranslations('player')
  const { state, give, goOn } = playing
  const { scene, then } = state.view
  const busy = isBusy(state) ? 'busy' : 'ready'
  return (
    <>
      <div className="prose">
        {scene.prose.map((paragraph) => (
          <p key={paragraph.text}>
            <Words text={paragraph} />
          </p>
        ))}
      </div>
      {then.do === 'ask' && (
        <QuestionForm
          key={scene.id}
          attemptId={attemptId}
          sceneId={scene.id}
          question={then.question}
          unsent={answerInHand(state)}
          busy={busy}
          onGive={give}
        />
      )}
      {then.do === 'go-on' && (
        <div className="question-go">
          <Button onClick={goOn} aria-disabled={busy === 'busy'}>
            {t('go-on')}
          </Button>
        </div>
      )}
      {then.do === 'end' && endPage !== null && (
        <div className="question-go">
          <EndLink href={endPage} />
        </div>
      )}
      {then.do === 'end' && endPage === null && (
        <div className="question-go">
          <Button onClick={goOn} aria-disabled={busy === 'busy'}>
            {t('see-debrief')}
          </Button>
          <a href={home}>{t('later')}</a>
        </div>
      )}
    </>
  )
}

/** A whole new page, even where it has the address of this one: what it shows is read then. */
export function EndLink({ href }: { href: string }) {
  const t = useTranslations('player')
  return (
    <ButtonLink href={href} opens="whole-page">
      {t('see-end')}
    </ButtonLink>
  )
}
