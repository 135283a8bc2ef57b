import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { titleIn } from '#app/title-in.ts'
import { ChainState } from '#components/audit/chain-state.tsx'
import { Button } from '#components/ui/button.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateField } from '#components/ui/date-field.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { Section } from '#components/ui/section.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { checkAuditChain } from '#data/auditing/check-audit-chain.ts'
import { listAuditEvents, loggedActions } from '#data/auditing/list-audit-events.ts'
import { listModules } from '#data/curriculum/modules.ts'
import { momentInZone } from '#domain/dates/date-formats.ts'
import { openSearch } from '#server/search-words.ts'
import { requireViewer } from '#server/session.ts'
import { Search, searchOfAddress } from './audit-query.ts'
import { actionKey, auditSentences } from './audit-sentence.ts'
import '#components/ui/pages.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('audit.title') }
}

/** Everything that was done, newest first: who did what, to whom or what, and what it changed. */
export default async function Audit({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const administrator = await requireViewer('administrator')
  const address = await openSearch(administrator, await searchParams, ['person', 'object'])
  const { before, ...asked } = Search.parse(address)
  const { person: _, object: __, ...inPlain } = asked
  const modules = await listModules(administrator)
  const [{ events, more }, check] = await Promise.all([
    listAuditEvents(administrator, { before, search: searchOfAddress(address, modules) }),
    checkAuditChain(administrator),
  ])
  const sentences = await auditSentences(events, titleIn(modules))
  const t = await getTranslations('admin')
  const chain = await getTranslations('exports.chain')
  const format = await getFormatter()
  const filters = Object.entries({ ...inPlain, words: address.words }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  )
  return (
    <Page>
      <PageHead
        title={t('audit.title')}
        above={<Link href="/admin">{t('title')}</Link>}
        actions={
          <>
            {filters.length > 0 && (
              <a href={`/api/export/audit-trail.csv?${new URLSearchParams(filters)}`} download>
                {t('audit.foundAsCsv')}
              </a>
            )}
            <a href="/api/export/audit-trail.csv" download>
              {t('audit.asCsv')}
            </a>
            <a href="/api/export/audit-trail.jsonl" download>
              {t('audit.asJsonLines')}
            </a>
          </>
        }
      >
        <p>{t('audit.intro')}</p>
      </PageHead>
      <SearchForm page="/admin/audit">
        <TextField name="person" type="search" label={t('audit.person')} defaultValue={asked.person} optional />
        <TextField name="object" type="search" label={t('audit.object')} defaultValue={asked.object} optional />
        <Select
          name="action"
          label={t('audit.what')}
          placeholder={t('audit.anything')}
          defaultValue={asked.action ?? ''}
          choices={loggedActions.map((action) => ({ value: action, label: t(`audit.action.${actionKey(action)}`) }))}
          optional
        />
        <DateField name="from" label={t('audit.from')} defaultValue={asked.from ?? ''} optional />
        <DateField name="until" label={t('audit.until')} defaultValue={asked.until ?? ''} optional />
        <Button type="submit" kind="quiet">
          {t('audit.find')}
        </Button>
      </SearchForm>
      {events.length === 0 ? (
        <EmptyState title={filters.length === 0 ? t('audit.none') : t('audit.noneFound')} />
      ) : (
        <DataTable
          caption={t('audit.title')}
          narrow="stacked"
          columns={[
            { key: 'at', label: t('audit.at') },
            { key: 'who', label: t('audit.who') },
            { key: 'what', label: t('audit.what') },
          ]}
          rows={events.map(({ id, at, actor }, place) => ({
            key: id,
            cells: [
              <span key="at" className="whitespace-nowrap">
                {format.dateTime(at, momentInZone)}
              </span>,
              <span key="who" className="inline-block min-w-36">
                {actor ?? t('audit.system')}
              </span>,
              sentences[place],
            ],
          }))}
        />
      )}
      {more !== null && (
        <nav className="pages" aria-label={t('audit.title')}>
          <Link href={`/admin/audit?${new URLSearchParams([...filters, ['before', more]])}`}>{t('audit.older')}</Link>
        </nav>
      )}
      <Section title={chain('title')} id="chain">
        <ChainState check={check} />
      </Section>
    </Page>
  )
}
