import type { Metadata } from 'next'
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ChainState } from '#components/audit/chain-state.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { checkAuditChain } from '#data/auditing/check-audit-chain.ts'
import { listAuditEvents } from '#data/auditing/list-audit-events.ts'
import { momentInZone } from '#domain/dates/date-formats.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/pages.css'

const Before = z.uuid().nullable().catch(null)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('audit.title') }
}

/** Everything that an administrator or a manager did, newest first. */
export default async function Audit({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const administrator = await requireViewer('administrator')
  const { events, more } = await listAuditEvents(administrator, {
    before: Before.parse((await searchParams).before ?? null),
  })
  const check = await checkAuditChain(administrator)
  const t = await getTranslations('admin')
  const chain = await getTranslations('exports.chain')
  const format = await getFormatter()
  return (
    <Page>
      <PageHead title={t('audit.title')} above={<Link href="/admin">{t('title')}</Link>}>
        <p>{t('audit.intro')}</p>
      </PageHead>
      <Section title={chain('title')} id="chain">
        <ChainState check={check} />
      </Section>
      {events.length === 0 ? (
        <EmptyState title={t('audit.none')} />
      ) : (
        <DataTable
          caption={t('audit.title')}
          columns={[
            { key: 'at', label: t('audit.at') },
            { key: 'who', label: t('audit.who') },
            { key: 'what', label: t('audit.what') },
            { key: 'whom', label: t('audit.whom') },
          ]}
          rows={events.map(({ id, at, actor, action, subject }) => ({
            key: id,
            cells: [
              <span key="at" className="whitespace-nowrap">
                {format.dateTime(at, momentInZone)}
              </span>,
              actor ?? t('audit.system'),
              t(`audit.action.${action.replace('.', '-')}`),
              subject ?? '–',
            ],
          }))}
        />
      )}
      {more !== null && (
        <nav className="pages" aria-label={t('audit.title')}>
          <Link href={`/admin/audit?before=${more}`}>{t('audit.older')}</Link>
        </nav>
      )}
    </Page>
  )
}
