import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import type { PracticeHead } from '#components/understanding/types.ts'
import { dayAndMonth } from '#domain/dates/date-formats.ts'
import { estimateFigures } from '#domain/reports/figures.ts'
import type { ToDo } from '#domain/reports/to-do-now.ts'
import { ChangeInPoints } from './change-in-points.tsx'
import './to-do-now.css'

/** What to do now, three things at most, each with the way to do it. */
export function ToDoNow({
  toDo,
  teams,
  practices,
  statusesShown,
}: {
  toDo: readonly ToDo[]
  teams: readonly { readonly id: string; readonly name: string }[]
  practices: readonly PracticeHead[]
  /** Whether the reader sees statuses by name, and so who it is. */
  statusesShown: boolean
}) {
  const t = useTranslations('teams.now')
  if (toDo.length === 0) return null
  return (
    <Section title={t('title', { count: toDo.length })} id="now">
      <ol className="to-do">
        {toDo.map((item) => (
          <li key={item.do}>
            <ToDoItem
              item={item}
              team={teams.find(({ id }) => id === item.team)?.name ?? ''}
              practices={practices}
              statusesShown={statusesShown}
            />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function ToDoItem({
  item,
  team,
  practices,
  statusesShown,
}: {
  item: ToDo
  team: string
  practices: readonly PracticeHead[]
  statusesShown: boolean
}) {
  const t = useTranslations('teams.now')
  const words = useTranslations('interface')
  const format = useFormatter()
  const home = `/teams/${item.team}`
  switch (item.do) {
    case 'remind':
      return (
        <>
          <h3>{t('remind', { count: item.people, team })}</h3>
          <p>{t('since', { date: format.dateTime(item.since, dayAndMonth) })}</p>
          <Link href={`${home}?show=overdue#grid`}>{t('remindAct')}</Link>
        </>
      )
    case 'help': {
      const practice = practices.find(({ id }) => id === item.practice)
      return (
        <>
          <h3>{t.rich('help', { team, practice: () => practice && <Words text={practice.name} /> })}</h3>
          <p>{t('share', { estimate: words('estimate', estimateFigures(item.share.share, item.share.interval)) })}</p>
          {statusesShown ? (
            <Link href={`${home}?${new URLSearchParams({ practice: item.practice })}#grid`}>{t('helpAct')}</Link>
          ) : (
            <Link href={home}>{t('lookAct')}</Link>
          )}
        </>
      )
    }
    case 'look':
      return (
        <>
          <h3>{t('look', { team })}</h3>
          <p>
            <ChangeInPoints change={item.change} />
          </p>
          <Link href={home}>{t('lookAct')}</Link>
        </>
      )
    case 'ask':
      return (
        <>
          <h3>{t('ask', { team })}</h3>
          <p>{t('unknown', { value: Math.round(item.unknown * 100) })}</p>
          {statusesShown ? (
            <Link href={`${home}?order=active#grid`}>{t('askAct')}</Link>
          ) : (
            <Link href={home}>{t('lookAct')}</Link>
          )}
        </>
      )
  }
}
