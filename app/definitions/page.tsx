import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Definitions } from '#components/reports/definitions.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireDuties } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('definitions'))('title') }
}

/** What the figures of every report mean, and what the method cannot say. */
export default async function DefinitionsPage() {
  await requireDuties()
  const t = await getTranslations('definitions')
  return (
    <Page width="reading">
      <PageHead title={t('title')}>
        <p>{t('words')}</p>
      </PageHead>
      <Definitions />
    </Page>
  )
}
