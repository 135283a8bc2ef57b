import { useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import { estimateFigures } from '#domain/reports/figures.ts'
import type { TeamReportProps } from './types.ts'

/** What share of the team understands each practice; nothing where the team has no figures. */
export function TeamShares({ report: { team, practices, shares } }: { report: TeamReportProps }) {
  const t = useTranslations('teams.withoutNames')
  const standing = useTranslations('teams.standing')
  const words = useTranslations('interface')
  if (shares === 'too-few') return null
  return (
    <Section title={t('shares')} id="shares">
      <DataTable
        caption={t('sharesCaption', { team: team.name })}
        columns={[
          { key: 'practice', label: t('practice') },
          { key: 'share', label: t('share'), align: 'end' },
          { key: 'unknown', label: standing('thin'), align: 'end' },
        ]}
        rows={practices.map(({ id, name }) => {
          const share = shares.get(id)
          return {
            key: id,
            cells: [
              <Words key="name" text={name} />,
              share === undefined ? '–' : words('estimate', estimateFigures(share.share, share.interval)),
              share === undefined ? '–' : words('percent', { value: Math.round(share.notEnoughEvidence * 100) }),
            ],
          }
        })}
      />
    </Section>
  )
}
