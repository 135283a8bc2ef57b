import { getTranslations } from 'next-intl/server'
import { DataTable } from '#components/ui/data-table.tsx'
import { Section } from '#components/ui/section.tsx'
import type { DirectoryOverview } from '#data/provisioning/directory-overview.ts'

/** Users of the directory who cannot sign in here, and why. */
export async function ProblemsSection({ overview }: { overview: DirectoryOverview }) {
  const t = await getTranslations('provisioning.problems')
  return (
    <Section title={t('title', { count: overview.problemCount })} id="problems">
      <p>{t('intro')}</p>
      <DataTable
        caption={t('caption')}
        columns={[
          { key: 'user', label: t('user') },
          { key: 'problem', label: t('problem') },
        ]}
        rows={overview.problems.map(({ id, userName, problem }) => ({
          key: id,
          cells: [userName, t(`is.${problem}`)],
        }))}
      />
    </Section>
  )
}
