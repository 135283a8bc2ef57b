'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { isAtHome, Words } from '#components/ui/words.tsx'
import type { Debrief, Feedback, LearnerView } from '#domain/scenario/learner-view.ts'
import type { Text } from '#domain/scenario/module.ts'
import { EndOfAnswers } from './end-of-answers.tsx'
import { FeedbackPanelLater } from './parts.ts'
import { DrawnStage, EarnedFeedback, EndScreen } from './player-parts.tsx'
import { EndLink, PlayerScene } from './player-scene.tsx'
import { type PathUnit, ProgressPath } from './progress-path.tsx'
import { sceneLayout } from './scene-layout.ts'
import { SendingNotice } from './sending-notice.tsx'
import { useHasPassed } from './use-has-passed.ts'
import { useKeptParts } from './use-kept-parts.ts'
import { type Endpoints, type Playing, usePlayer } from './use-player.ts'
import './player.css'

/** One attempt, from the scene where it stands to its debrief; or one follow-up, to the page that tells its end. */
export function Player({
  attempt,
  view,
  held = null,
  previous,
  debrief = null,
  endpoints,
  home,
  contest = null,
  safer = null,
  next = null,
  endPage = null,
}: {
  attempt: { readonly id: string; readonly moduleTitle: Text }
  view: LearnerView
  /** The cases of a follow-up that can be answered after this one without a network; null where the story hangs together. */
  held?: readonly LearnerView[] | null
  /** What the last answer earned, for anyone who reloaded before reading it. */
  previous: Feedback | null
  /** Once the attempt has ended. */
  debrief?: Debrief | null
  endpoints: Endpoints
  /** Where to go when it is over. */
  home: string
  /** Where a question can be contested. */
  contest?: string | null
  /** Where the safer path can be read once the attempt has ended. */
  safer?: string | null
  /** The one next thing, at the end of the debrief. */
  next?: ReactNode
  /** A follow-up has no debrief: its end is told by the server, at this address. */
  endPage?: string | null
}) {
  const t = useTranslations('player')
  const unit = endPage === null ? 'scene' : 'case'
  const playing = usePlayer(attempt.id, { view, held, debrief, previous }, endpoints)
  const { state } = playing
  useKeptParts({ view, held }, endpoints.page)
  const sceneStart = useRef<HTMLHeadingElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const isStagePassed = useHasPassed(stage, state.view.scene.id)
  const place = `${state.panel} ${state.view.scene.id}`
  const lastPlace = useRef(place)
  useEffect(() => {
    if (lastPlace.current === place) return
    lastPlace.current = place
    const target = place.startsWith('scene') ? sceneStart.current : heading.current
    target?.focus({ preventScroll: true })
    target?.scrollIntoView({ block: place.startsWith('feedback') ? 'nearest' : 'start' })
  }, [place])

  return (
    <div data-part="player">
      <PlayerHead title={attempt.moduleTitle} view={state.view} panel={state.panel} counted={unit} />
      <noscript>
        <Notice kind="alarm">
          <p>{t('no-script')}</p>
        </Notice>
      </noscript>
      {state.panel === 'debrief' && state.debrief ? (
        <EndScreen
          debrief={state.debrief}
          home={home}
          contest={contest}
          safer={safer}
          next={next}
          headingRef={heading}
        />
      ) : (
        <div className={`player-body player-${sceneLayout(state.view)}`}>
          <h2 className="sr-only" ref={sceneStart} tabIndex={-1}>
            {t(unit, { scene: state.view.position.scene, about: state.view.position.about })}
          </h2>
          {state.view.scene.stage !== null && state.panel !== 'all-given' && (
            <div className="player-stage" ref={stage}>
              <DrawnStage key={state.view.scene.id} stage={state.view.scene.stage} size="whole" />
            </div>
          )}
          {state.view.scene.stage !== null && isStagePassed && state.panel !== 'all-given' && (
            <DrawnStage stage={state.view.scene.stage} size="small" />
          )}
          <div data-part="scene">
            {state.panel === 'scene' && state.previous !== null && (
              <Disclosure summary={t('previous')}>
                <EarnedFeedback feedback={state.previous} />
              </Disclosure>
            )}
            {state.panel === 'all-given' ? (
              <EndOfAnswers count={state.givenAnswers.length} home={home} headingRef={heading} />
            ) : state.panel === 'feedback' && state.feedback ? (
              <Suspense>
                <FeedbackPanelLater feedback={state.feedback} headingRef={heading}>
                  {endPage !== null && state.next?.view.then.do === 'end' ? (
                    <EndLink href={endPage} />
                  ) : (
                    <Button onClick={playing.goOn}>{t('go-on')}</Button>
                  )}
                </FeedbackPanelLater>
              </Suspense>
            ) : (
              <PlayerScene attemptId={attempt.id} playing={playing} home={home} endPage={endPage} />
            )}
            <SendingNotice state={state} signIn={endpoints.signIn} playing={playing} />
          </div>
        </div>
      )}
    </div>
  )
}

function PlayerHead({
  title,
  view,
  panel,
  counted,
}: {
  title: Text
  view: LearnerView
  panel: Playing['state']['panel']
  counted: PathUnit
}) {
  const t = useTranslations('player')
  const pageLanguage = useLocale()
  return (
    <header>
      <div className="player-where">
        <h1>
          <Words text={title} />
        </h1>
        {view.setting !== null && (
          <span>
            <Words text={view.setting} />
          </span>
        )}
        {panel !== 'debrief' && (
          <span className="player-left">{t('minutes-left', { minutes: view.position.minutesLeft })}</span>
        )}
      </div>
      {panel !== 'debrief' && <ProgressPath position={view.position} counted={counted} />}
      {!view.scene.prose.every((text) => isAtHome(text, pageLanguage)) && (
        <p className="player-untranslated">{t('untranslated')}</p>
      )}
    </header>
  )
}
