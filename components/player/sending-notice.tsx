'use client'

import { useTranslations } from 'next-intl'
import { useOnline } from '#components/offline/use-online.ts'
import { Button } from '#components/ui/button.tsx'
import type { PlayerState } from './player-state.ts'
import type { Playing } from './use-player.ts'
import './sending-notice.css'

/**
 * How the last answer fares, told calmly, and what can be done without a network. The region is always there, so that what
 * appears in it is announced.
 */
export function SendingNotice({ state, signIn, playing }: { state: PlayerState; signIn: string; playing: Playing }) {
  const t = useTranslations('player.sending')
  const { sending, notice } = state
  return (
    <div className="sending" role="status">
      {sending.is === 'sending' && <p className="sending-quiet">{t('sending')}</p>}
      {sending.is === 'kept' && (
        <p>
          {t(sending.keeping)} {state.held === null && t('story-waits')}
        </p>
      )}
      {sending.is === 'kept' && state.held !== null && (
        <div className="sending-alone">
          <p>{t(state.held.length > 0 ? 'held' : 'held-last')}</p>
          <Button onClick={playing.goOnWithHeldView}>{t(state.held.length > 0 ? 'next-case' : 'finish')}</Button>
        </div>
      )}
      {sending.is === 'signed-out' && 'keeping' in sending && sending.keeping === 'not-kept' && (
        <div className="sending-alone">
          <p>
            {t('signed-out-not-kept')}{' '}
            <a href={signIn} target="_blank" rel="noreferrer">
              {t('sign-in-elsewhere')}
            </a>
          </p>
          <Button kind="quiet" onClick={playing.sendAgain}>
            {t('send-again')}
          </Button>
        </div>
      )}
      {sending.is === 'signed-out' && !('keeping' in sending && sending.keeping === 'not-kept') && (
        <p>
          {t(sending.answer === null && state.givenAnswers.length === 0 ? 'signed-out' : 'signed-out-kept')}{' '}
          <a href={signIn}>{t('sign-in')}</a>
        </p>
      )}
      {sending.is === 'going-on-failed' && <p>{t('going-on-failed')}</p>}
      {notice !== null && <p>{t(notice)}</p>}
      {sending.is === 'idle' && <WithoutNetwork state={state} />}
    </div>
  )
}

/** What can be done without a network: a story waits for its verdict, the cases of a follow-up do not. */
function WithoutNetwork({ state: { panel, held, givenAnswers, view } }: { state: PlayerState }) {
  const t = useTranslations('player.offline')
  const isOnline = useOnline()
  if (givenAnswers.length > 0 && panel === 'scene') return <p>{t('given', { count: givenAnswers.length })}</p>
  if (isOnline || panel === 'all-given') return null
  if (panel === 'scene' && view.then.do === 'ask') return <p>{t(held === null ? 'story' : 'cases')}</p>
  return <p>{t('reading')}</p>
}
