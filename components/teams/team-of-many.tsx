import { useFormatter, useTranslations } from 'next-intl'
import { ButtonLink } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { GapScale } from '#components/understanding/gap-scale.tsx'
import { wholeDay } from '#domain/dates/date-formats.ts'
import type { ReportTable } from '#domain/reports/report-table.ts'
import { StandingTable } from './standing-table.tsx'
import { TeamShares } from './team-shares.tsx'
import { TeamTrend } from './team-trend.tsx'
import type { TeamReportProps } from './types.ts'
import '#components/ui/columns.css'

const because = {
  'not-yet': 'notYet',
  'too-few': 'tooFew',
  'protects-others': 'protectsOthers',
  shown: 'notYet',
} as const

/** A team of so many that nobody is named: how it stood last night, and the teams below, in which people can be helped. */
export function TeamOfMany({
  report,
  tooMany,
  home,
  wholeTeam,
  trendTable,
  download,
}: {
  report: TeamReportProps
  tooMany: NonNullable<TeamReportProps['tooMany']>
  home: string
  /** Where all of them are listed and where they are asked at once; null where the reader may not. */
  wholeTeam: { readonly people: string; readonly assign: string } | null
  trendTable: ReportTable
  download: string
}) {
  const t = useTranslations('teams')
  const { completed, understood, visibility } = report
  return (
    <>
      <p className="max-w-measure">{t('many.words', { most: tooMany.namingLimit })}</p>
      {wholeTeam !== null && (
        <p className="mt-4 flex flex-wrap items-center gap-4">
          <ButtonLink href={wholeTeam.assign}>{t('many.assign')}</ButtonLink>
          <Link href={wholeTeam.people}>{t('many.people')}</Link>
        </p>
      )}
      <Section title={t('many.below')} id="teams-below">
        <TeamsBelow {...{ report, tooMany, home }} isAdministrators={wholeTeam !== null} />
      </Section>
      <div className="two-columns">
        <Section title={t('gap')} id="gap">
          {understood === 'too-few' ? (
            <p>{t(`withoutNames.${because[visibility]}`)}</p>
          ) : (
            <GapScale completed={completed} spared={report.spared} understood={understood} />
          )}
        </Section>
        <TeamShares report={report} />
      </div>
      <TeamTrend report={report} table={trendTable} download={download} />
    </>
  )
}

function TeamsBelow({
  report: { team, asOf, statusesShown },
  tooMany: { below, areMore },
  home,
  isAdministrators,
}: {
  report: TeamReportProps
  tooMany: NonNullable<TeamReportProps['tooMany']>
  home: string
  isAdministrators: boolean
}) {
  const t = useTranslations('teams.many')
  const standing = useTranslations('teams.standing')
  const format = useFormatter()
  if (below.length === 0)
    return (
      <p className="max-w-measure">
        {isAdministrators ? (
          <>
            {t('noneBelow')} <Link href={home}>{t('allTeams')}</Link>
          </>
        ) : (
          t('noneBelowManager')
        )}
      </p>
    )
  return (
    <>
      <p className="max-w-measure">{t(statusesShown ? 'belowWords' : 'belowWordsWithoutNames')}</p>
      <StandingTable
        caption={t('belowCaption', { team: team.name })}
        teams={below.map((each) => ({ ...each, parentId: null, people: each.night?.people ?? null, overdue: null }))}
        home={home}
        overdue="left-out"
        statusesShown={statusesShown}
      />
      {areMore && (
        <p>
          {t('areMore', { count: below.length })} <Link href={home}>{t('allTeams')}</Link>
        </p>
      )}
      <p className="mt-4 text-note text-ink-soft">
        {below.some(({ night }) => night !== null)
          ? standing('asOf', { date: format.dateTime(asOf, wholeDay) })
          : standing('noNight')}
      </p>
    </>
  )
}
