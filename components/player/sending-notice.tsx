'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import type { PlayerState } from './player-state.ts'
import './sending-notice.css'

/** How the last answer fares, told calmly. The region is always there, so that what appears in it is announced. */
export function SendingNotice({
  state,
  signIn,
  onSendAgain,
}: {
  state: PlayerState
  signIn: string
  onSendAgain: () => void
}) {
  const t = useTranslations('player.sending')
  const { sending, notice } = state
  return (
    <div className="sending" role="status">
      {sending.is === 'sending' && <p className="sending-quiet">{t('sending')}</p>}
      {sending.is === 'kept' && <p>{t(sending.keeping)}</p>}
      {sending.is === 'signed-out' && 'keeping' in sending && sending.keeping === 'not-kept' && (
        <div className="sending-alone">
          <p>
            {t('signed-out-not-kept')}{' '}
            <a href={signIn} target="_blank" rel="noreferrer">
              {t('sign-in-elsewhere')}
            </a>
          </p>
          <Button kind="quiet" onClick={onSendAgain}>
            {t('send-again')}
          </Button>
        </div>
      )}
      {sending.is === 'signed-out' && !('keeping' in sending && sending.keeping === 'not-kept') && (
        <p>
          {t(sending.answer === null ? 'signed-out' : 'signed-out-kept')} <a href={signIn}>{t('sign-in')}</a>
        </p>
      )}
      {sending.is === 'going-on-failed' && <p>{t('going-on-failed')}</p>}
      {notice !== null && <p>{t(notice)}</p>}
    </div>
  )
}
