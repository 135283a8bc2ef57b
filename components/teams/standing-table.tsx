import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import { type GroupShare, SMALLEST_GROUP } from '#domain/comprehension/group-share.ts'
import type { Visibility, VisibilityToday } from '#domain/comprehension/groups/suppression.ts'
import { dayAndMonth } from '#domain/dates/date-formats.ts'
import { countedPercent, estimatedPercent, estimateFigures } from '#domain/reports/figures.ts'
import type { GroupChange } from '#domain/reports/group-change.ts'
import { ChangeInPoints } from './change-in-points.tsx'
import './standing-table.css'

type StandingRow = {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  /** Null: not counted yet. */
  readonly people: number | null
  readonly overdue: { readonly people: number; readonly since: Date } | null
  readonly night: {
    readonly visibility: Visibility
    readonly figures: {
      readonly overall: GroupShare
      readonly completed: { readonly done: number; readonly assigned: number }
    } | null
  } | null
  readonly change: (GroupChange & { readonly since: Date }) | null
}

/** Each team under the team that it belongs to: completed beside understood, what is overdue, and how it changed. */
export function StandingTable({
  caption,
  teams,
  home,
  overdue,
  statusesShown,
}: {
  caption: string
  teams: readonly StandingRow[]
  /** Where the reader's teams are: reports lie below it. */
  home: string
  /** Whether it was counted who is late. */
  overdue: 'shown' | 'left-out'
  /** Whether the reader sees statuses by name in a team's report. */
  statusesShown: boolean
}) {
  const t = useTranslations('teams.standing')
  const format = useFormatter()
  const since = teams.find(({ change }) => change !== null)?.change?.since
  return (
    <table className="standing">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('team')}</th>
          <th scope="col">{t('gap')}</th>
          {overdue === 'shown' && <th scope="col">{t('overdue')}</th>}
          <th scope="col">{t('thin')}</th>
          <th scope="col">
            {since === undefined
              ? t('change')
              : t('changeSince', { date: format.dateTime(since, { ...dayAndMonth, year: 'numeric' }) })}
          </th>
        </tr>
      </thead>
      <tbody>
        {inTree(teams).map(({ team, depth }) => (
          <TeamLine key={team.id} {...{ team, depth, overdue, statusesShown }} href={`${home}/${team.id}`} />
        ))}
      </tbody>
    </table>
  )
}

function whyNoFigure({ people, night }: Pick<StandingRow, 'people' | 'night'>): Exclude<VisibilityToday, 'shown'> {
  if (night !== null && night.visibility !== 'shown') return night.visibility
  return people !== null && people < SMALLEST_GROUP ? 'too-few' : 'not-yet'
}

function TeamLine({
  team: { name, people, overdue: late, night, change },
  href,
  depth,
  overdue,
  statusesShown,
}: {
  team: StandingRow
  href: string
  depth: number
  overdue: 'shown' | 'left-out'
  statusesShown: boolean
}) {
  const t = useTranslations('teams.standing')
  const countText = useTranslations('teams')
  const format = useFormatter()
  const figures = night?.figures
  return (
    <tr data-depth={Math.min(depth, 3)}>
      <th scope="row">
        <Link href={href}>{name}</Link> {people !== null && <small>{countText('members', { count: people })}</small>}
      </th>
      <td>
        {figures ? (
          <Gap {...figures} />
        ) : (
          <span className="standing-soft">
            {statusesShown ? t('noFigure') : t(`because.${whyNoFigure({ people, night })}`)}
          </span>
        )}
      </td>
      {overdue === 'shown' && (
        <td>
          {late === null ? (
            <span className="standing-soft">{t('noneOverdue')}</span>
          ) : (
            <Link className="standing-late" href={`${href}?show=overdue#grid`}>
              {t('overdueSince', { count: late.people, date: format.dateTime(late.since, dayAndMonth) })}
            </Link>
          )}
        </td>
      )}
      <td className={figures ? undefined : 'standing-none'}>
        <span className="standing-label">{t('thin')} </span>
        {figures ? t('percent', { value: Math.round(figures.overall.notEnoughEvidence * 100) }) : '–'}
      </td>
      <td className={change === null ? 'standing-none' : undefined}>
        {change === null ? '–' : <ChangeInPoints change={change} />}
      </td>
    </tr>
  )
}

function Gap({ overall, completed }: NonNullable<NonNullable<StandingRow['night']>['figures']>) {
  const words = useTranslations('interface')
  const t = useTranslations('grid.gap')
  const donePercent = countedPercent(completed)
  const understoodPercent = estimatedPercent(overall.share)
  return (
    <dl className="standing-gap">
      <dt>{t('completed')}</dt>
      <dd>{donePercent === null ? '–' : words('percent', { value: donePercent })}</dd>
      <dd>
        <svg width="100%" height="10" aria-hidden="true">
          <rect className="standing-ground" width="100%" height="10" rx="2" />
          <rect className="standing-done" width={`${donePercent ?? 0}%`} height="10" rx="2" />
        </svg>
      </dd>
      <dt>{t('understood')}</dt>
      <dd>
        <b>{words('percent', { value: understoodPercent })}</b>{' '}
        <small>{words('interval', estimateFigures(overall.share, overall.interval))}</small>
      </dd>
      <dd>
        <svg width="100%" height="10" aria-hidden="true">
          <rect className="standing-ground" width="100%" height="10" rx="2" />
          <rect className="standing-understood" width={`${overall.share * 100}%`} height="10" rx="2" />
          <line
            className="standing-reach"
            x1={`${overall.interval.low * 100}%`}
            x2={`${overall.interval.high * 100}%`}
            y1="5"
            y2="5"
          />
        </svg>
      </dd>
    </dl>
  )
}

/** Each team before those below it, with how deep it lies. */
function inTree(teams: readonly StandingRow[]): { team: StandingRow; depth: number }[] {
  const below = Map.groupBy(teams, ({ parentId }) => parentId)
  const from = (parentId: string | null, depth: number): { team: StandingRow; depth: number }[] =>
    (below.get(parentId) ?? []).flatMap((team) => [{ team, depth }, ...from(team.id, depth + 1)])
  return from(null, 0)
}
