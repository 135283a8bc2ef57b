import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import { type GridAct, GridActs, GridControls, type GridView } from '#components/understanding/grid-controls.tsx'
import type { Selection } from '#components/understanding/grid-row.tsx'
import type { GridPerson, PracticeHead } from '#components/understanding/types.ts'
import { UnderstandingGrid } from '#components/understanding/understanding-grid.tsx'
import type { TeamReportProps } from './types.ts'

/** A team's grid: who of them is shown and in which order, and what can be done for those who are ticked. */
export function TeamGrid({
  report: { team, asOf, practices, shares, visibility },
  people,
  view,
  date,
  peopleHref,
  select,
  acts,
  selectAllHref,
}: {
  report: TeamReportProps
  people: readonly GridPerson[]
  view: GridView
  /** The day that the report is of, in words. */
  date: string
  peopleHref: string
  select: Exclude<Selection, 'none'>
  acts: readonly GridAct[]
  selectAllHref: string
}) {
  const t = useTranslations('teams')
  return (
    <Section title={t('grid')} id="grid">
      <p className="max-w-measure">{t('lookIsKept')}</p>
      <GridControls view={view} />
      {view.arrangement.practice !== null && (
        <p>
          {t.rich('arrange.practice', {
            practice: () => <PracticeName practices={practices} id={view.arrangement.practice} />,
          })}{' '}
          <Link href={view.hrefOf({ practice: null, page: 1 })}>{t('arrange.everyone')}</Link>
        </p>
      )}
      <UnderstandingGrid
        select={select}
        acts={<GridActs selectAllHref={selectAllHref} acts={acts} />}
        caption={t('gridCaption', { team: team.name, date })}
        asOf={asOf}
        practices={practices}
        people={people}
        shares={shares}
        peopleHref={peopleHref}
        withoutShares={
          visibility === 'protects-others' ? t('protectsOthers') : visibility === 'not-yet' ? t('notYet') : undefined
        }
      />
      <PageLinks page={view.arrangement.page} pages={view.pages} hrefOf={(page) => view.hrefOf({ page })} />
    </Section>
  )
}

function PracticeName({ practices, id }: { practices: readonly PracticeHead[]; id: string | null }) {
  const practice = practices.find((each) => each.id === id)
  return practice && <Words text={practice.name} />
}
