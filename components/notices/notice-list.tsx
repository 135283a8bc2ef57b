import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import { Words } from '#components/ui/words.tsx'
import { momentInZone, wholeDay } from '#domain/dates/date-formats.ts'
import { type Digest, digestLines } from '#domain/notices/digest.ts'
import type { NoticeKind } from '#domain/notices/notice-kinds.ts'
import type { Text } from '#domain/scenario/module.ts'
import './notice-list.css'

export type NoticeLine = {
  readonly id: string
  readonly kind: NoticeKind
  readonly createdAt: Date
  readonly readAt: Date | null
  readonly by: string | null
  readonly enrolmentId: string | null
  readonly followUpId: string | null
  readonly module: Text | null
  readonly until: Date | null
  readonly isOpen: boolean
  readonly isChannel: boolean
  readonly digest: Digest | null
}

/** What someone was told, a line each: what, when, and where to go. What is done or no longer asked leads nowhere. */
export function NoticeList({ notices, today }: { notices: readonly NoticeLine[]; today: Date }) {
  const t = useTranslations('notices')
  const format = useFormatter()
  return (
    <ol className="notice-list">
      {notices.map((notice) => {
        const href = notice.isOpen ? hrefOf(notice) : null
        return (
          <li key={notice.id}>
            <div>
              <h2>
                {href === null ? (
                  <NoticeTitle notice={notice} today={today} />
                ) : (
                  <Link href={href}>
                    <NoticeTitle notice={notice} today={today} />
                  </Link>
                )}
              </h2>
              {notice.module !== null && (
                <p>
                  <Words text={notice.module} />
                </p>
              )}
              {notice.digest !== null && <DigestLines digest={notice.digest} />}
              {!notice.isOpen && <p>{t('noLongerOpen')}</p>}
            </div>
            <p className="notice-when">
              {notice.readAt === null && <b>{t('new')}</b>}
              <time dateTime={notice.createdAt.toISOString()}>{format.dateTime(notice.createdAt, momentInZone)}</time>
            </p>
          </li>
        )
      })}
    </ol>
  )
}

/** A notice in words, as things stand now: what was due soon when it was made may be overdue. */
function NoticeTitle({ notice: { kind, by, until, isOpen, isChannel }, today }: { notice: NoticeLine; today: Date }) {
  const t = useTranslations('notices')
  const format = useFormatter()
  const date = until === null ? '' : format.dateTime(until, wholeDay)
  const late = isOpen && until !== null && until < today
  switch (kind) {
    case 'assigned':
    case 'due-soon':
    case 'overdue':
      if (late) return t('title-of.overdue-until', { date })
      return until === null ? t('title-of.assigned') : t(`title-of.${kind}-until`, { date })
    case 'follow-up':
      return t('title-of.follow-up', { date })
    case 'contest-answered':
      return t('title-of.contest-answered')
    case 'statuses-shown':
    case 'data-request':
    case 'data-request-answered':
      return t(`title-of.${kind}`)
    case 'webhook-off':
      return t(isChannel ? 'title-of.channel-off' : 'title-of.webhook-off')
    case 'reminder':
      return by === null ? t('title-of.reminder') : t('title-of.reminder-by', { name: by })
    case 'manager-digest':
    case 'administrator-digest':
      return t(`title-of.${kind}`)
    case 'second-factor':
      return t('title-of.second-factor', { date })
  }
}

function hrefOf({ kind, enrolmentId, followUpId, isChannel }: NoticeLine): string | null {
  switch (kind) {
    case 'assigned':
    case 'due-soon':
    case 'overdue':
      return enrolmentId === null ? null : `/learn/${enrolmentId}`
    case 'follow-up':
      return followUpId === null ? null : `/learn/follow-ups/${followUpId}`
    case 'contest-answered':
      return '/learn/answers'
    case 'statuses-shown':
      return '/learn/understanding'
    case 'data-request':
      return '/admin/requests'
    case 'webhook-off':
      return isChannel ? '/admin/channels' : '/admin/webhooks'
    case 'data-request-answered':
      return '/account/data'
    case 'reminder':
      return '/learn'
    case 'manager-digest':
      return '/teams'
    case 'administrator-digest':
      return '/admin'
    case 'second-factor':
      return '/account/second-factor'
  }
}

function DigestLines({ digest }: { digest: Digest }) {
  const t = useTranslations('notices.digest')
  const format = useFormatter()
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <ul>
      {digestLines(digest, t, percent).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
