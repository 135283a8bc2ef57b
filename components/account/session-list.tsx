import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Tag } from '#components/ui/tag.tsx'
import { momentInZone } from '#domain/dates/date-formats.ts'
import '#components/ui/item-list.css'

type Session = {
  readonly id: string
  /** Browser and system; empty: unknown. */
  readonly device: string
  readonly network: string
  readonly createdAt: Date
  readonly lastUsedAt: Date
}

/** Where someone is signed in: device and network, since when, used last when, and what ends it. */
export async function SessionList({
  sessions,
  current,
  end,
}: {
  sessions: readonly Session[]
  /** The session that asks. */
  current: string | null
  end: (session: Session) => ReactNode
}) {
  const t = await getTranslations('account.sessions')
  const format = await getFormatter()
  return (
    <ul className="item-list">
      {sessions.map((session) => (
        <li key={session.id} className="item-line">
          <div className="item-words">
            <h3>
              <bdi>{session.device === '' ? t('unknownDevice') : session.device}</bdi>{' '}
              {session.id === current && <Tag kind="plain">{t('here')}</Tag>}
            </h3>
            <p>
              {session.network === '' ? t('unknownNetwork') : t('network', { network: session.network })}
              <br />
              {t('since', { at: format.dateTime(session.createdAt, momentInZone) })}
              <br />
              {t('lastUsed', { at: format.dateTime(session.lastUsedAt, momentInZone) })}
            </p>
          </div>
          {session.id !== current && <div className="item-action">{end(session)}</div>}
        </li>
      ))}
    </ul>
  )
}
