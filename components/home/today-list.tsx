import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '#components/ui/button.tsx'
import { Words } from '#components/ui/words.tsx'
import { dayAndMonth } from '#domain/dates/date-formats.ts'
import type { Text } from '#domain/scenario/module.ts'
import './today-list.css'

export type HomeToday = {
  readonly overdue: {
    readonly people: number
    readonly modules: readonly { readonly title: Text; readonly people: number; readonly since: Date }[]
  }
  readonly lateJobs: readonly {
    readonly job: 'snapshot' | 'recalibration' | 'follow-up-scheduling' | 'housekeeping' | 'backup'
    readonly last: Date | null
  }[]
  readonly failedMails: number
  readonly invitations: { readonly count: number; readonly oldest: Date | null }
  readonly requests: { readonly count: number; readonly due: Date | null }
  readonly contests: { readonly count: number; readonly oldest: Date | null }
  readonly itemsSetAside: number
  readonly sourcesDue: number
}

/** How many kinds of things need someone. */
export function countToday({
  overdue,
  lateJobs,
  failedMails,
  invitations,
  requests,
  contests,
  ...rest
}: HomeToday): number {
  return [
    overdue.people,
    lateJobs.length,
    failedMails,
    invitations.count,
    requests.count,
    contests.count,
    rest.itemsSetAside,
    rest.sourcesDue,
  ].filter((count) => count > 0).length
}

/** What needs someone today, what harms most first: each with how many, since when, and the one thing to do. */
export function TodayList({ today }: { today: HomeToday }) {
  const t = useTranslations('home.today')
  const format = useFormatter()
  const day = (date: Date) => format.dateTime(date, { day: 'numeric', month: 'long' })
  const dueDay = (date: Date) => format.dateTime(date, dayAndMonth)
  const { overdue, lateJobs, failedMails, invitations, requests, contests, itemsSetAside, sourcesDue } = today
  if (countToday(today) === 0) return <p className="text-ink-soft">{t('none')}</p>
  return (
    <ul className="today-list">
      {overdue.people > 0 && (
        <Line act="overdue" href="/admin/people?show=overdue" count={overdue.people} kind="risk">
          {overdue.modules.map(({ title, people, since }) => (
            <span key={title.text} className="today-module">
              {t.rich('overdue.module', {
                people,
                since: dueDay(since),
                module: () => <Words text={title} />,
              })}
            </span>
          ))}
        </Line>
      )}
      {lateJobs.length > 0 && (
        <Line act="jobs" href={null} count={lateJobs.length} kind="risk">
          {lateJobs.map(({ job, last }) => (
            <span key={job} className="today-module">
              {last === null ? t(`jobs.never.${job}`) : t(`jobs.last.${job}`, { date: day(last) })}
            </span>
          ))}
          {t('jobs.words')}
        </Line>
      )}
      {failedMails > 0 && (
        <Line act="mail" href="/admin/mail?show=failed" count={failedMails} kind="plain">
          {t('mail.words')}
        </Line>
      )}
      {invitations.count > 0 && (
        <Line act="invitations" href="/admin/people?show=invitation-late" count={invitations.count} kind="plain">
          {invitations.oldest !== null && t('invitations.words', { date: day(invitations.oldest) })}
        </Line>
      )}
      {requests.count > 0 && (
        <Line act="requests" href="/admin/requests" count={requests.count} kind="plain">
          {requests.due !== null && t('requests.words', { date: day(requests.due) })}
        </Line>
      )}
      {contests.count > 0 && (
        <Line act="contests" href="/admin/contests" count={contests.count} kind="plain">
          {contests.oldest !== null && t('contests.words', { date: day(contests.oldest) })}
        </Line>
      )}
      {itemsSetAside > 0 && (
        <Line act="items" href="/admin/items" count={itemsSetAside} kind="plain">
          {t('items.words')}
        </Line>
      )}
      {sourcesDue > 0 && (
        <Line act="sources" href="/admin/content#sources" count={sourcesDue} kind="plain">
          {t('sources.words')}
        </Line>
      )}
    </ul>
  )
}

function Line({
  act,
  href,
  count,
  kind,
  children,
}: {
  act: 'overdue' | 'jobs' | 'mail' | 'invitations' | 'requests' | 'contests' | 'items' | 'sources'
  /** Null: nothing can be done about it on these pages. */
  href: string | null
  count: number
  kind: 'risk' | 'plain'
  children: ReactNode
}) {
  const t = useTranslations('home.today')
  const title = t(`${act}.title`, { count })
  return (
    <li>
      <svg className={`today-mark today-${kind}`} viewBox="0 0 24 24" aria-hidden="true">
        {kind === 'risk' ? (
          <>
            <path d="M12 2 22 12 12 22 2 12z" fill="currentColor" />
            <path className="today-knock-out" d="M12 7.2v5.6M12 16.3v.2" strokeWidth="2.4" strokeLinecap="round" />
          </>
        ) : (
          <circle cx="12" cy="12" r="7.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
        )}
      </svg>
      <div>
        <h3>{title}</h3>
        <p>{children}</p>
      </div>
      {href !== null && act !== 'jobs' && (
        <ButtonLink kind="quiet" href={href}>
          {t(`${act}.act`)}
          <span className="sr-only">: {title}</span>
        </ButtonLink>
      )}
    </li>
  )
}
