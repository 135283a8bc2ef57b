import { useFormatter, useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { Link } from '#components/ui/link.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { Section } from '#components/ui/section.tsx'
import { GapScale } from '#components/understanding/gap-scale.tsx'
import { type GridAct, GridActs, GridControls, type GridView } from '#components/understanding/grid-controls.tsx'
import type { GridPerson } from '#components/understanding/types.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import type { ReportTable } from '#domain/reports/report-table.ts'
import { listedName } from '#domain/text/person-name.ts'
import { TeamShares } from './team-shares.tsx'
import { TeamTrend } from './team-trend.tsx'
import type { TeamReportProps } from './types.ts'
import '#components/ui/columns.css'
import '#components/understanding/grid-head.css'

/** A team where the organisation shows this reader no statuses by name: the team's figures, and who has finished what. */
export function TeamWithoutNames({
  report,
  people,
  grid,
  peopleHref,
  select,
  acts,
  selectAllHref,
  trendTable,
  download,
}: {
  report: TeamReportProps
  /** Those on this page of the list. */
  people: readonly GridPerson[]
  grid: GridView
  peopleHref: string
  select: 'nobody' | 'everyone'
  acts: readonly GridAct[]
  selectAllHref: string
  trendTable: ReportTable
  download: string
}) {
  const t = useTranslations('teams')
  const { completed, understood, visibility } = report
  return (
    <>
      <p className="max-w-measure">{t('withoutNames.words')}</p>
      <div className="two-columns">
        <Section title={t('gap')} id="gap">
          {visibility === 'protects-others' ? (
            <p>{t('withoutNames.protectsOthers')}</p>
          ) : (
            <GapScale
              completed={completed}
              spared={report.spared}
              understood={understood}
              because={
                visibility === 'not-yet'
                  ? { label: 'not-yet', words: t('withoutNames.notYet') }
                  : { label: 'too-few', words: t('withoutNames.tooFew') }
              }
            />
          )}
        </Section>
        <TeamShares report={report} />
      </div>
      <Section title={t('withoutNames.work')} id="grid">
        <GridControls view={grid} orders={['name', 'overdue']} />
        <form>
          <GridActs selectAllHref={selectAllHref} acts={acts} />
          <Work people={people} peopleHref={peopleHref} select={select} />
        </form>
        <PageLinks page={grid.arrangement.page} pages={grid.pages} hrefOf={(page) => grid.hrefOf({ page })} />
      </Section>
      <TeamTrend report={report} table={trendTable} download={download} />
    </>
  )
}

/** Who was asked what and has finished it: completed is not understood. */
function Work({
  people,
  peopleHref,
  select,
}: {
  people: readonly GridPerson[]
  peopleHref: string
  select: 'nobody' | 'everyone'
}) {
  const t = useTranslations('teams.withoutNames')
  const grid = useTranslations('grid')
  const format = useFormatter()
  return (
    <DataTable
      key={select}
      caption={t('workCaption')}
      columns={[
        { key: 'person', label: grid('clinician') },
        { key: 'profession', label: t('profession') },
        { key: 'completed', label: grid('completed'), align: 'end' },
        { key: 'overdue', label: grid('overdue') },
      ]}
      rows={people.map(({ id, profession, completed, overdueSince, ...person }) => ({
        key: id,
        cells: [
          <span key="who" className="inline-flex items-center gap-2">
            <label className="grid-select">
              <input
                type="checkbox"
                name="person"
                value={id}
                defaultChecked={select === 'everyone'}
                aria-label={grid('select', { name: listedName(person, (name) => grid('name', name)) })}
              />
            </label>
            <Link href={`${peopleHref}/${id}`}>{listedName(person, (name) => grid('name', name))}</Link>
          </span>,
          profession,
          grid('done', completed),
          overdueSince === null ? '–' : format.dateTime(overdueSince, wholeDay),
        ],
      }))}
    />
  )
}
