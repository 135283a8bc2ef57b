import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActionForm } from '#components/forms/action-form.tsx'
import { TermList } from '#components/people/term-list.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { peopleTerms } from '#data/people/people-terms.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { renameInList } from '#server/actions/team-actions.ts'
import { requireViewer } from '#server/session.ts'

const Search = z.object({
  kind: z.enum(['profession', 'site']).catch('profession'),
  from: z.string().catch('').transform(searchText),
  to: z.string().catch('').transform(searchText),
  done: z.string().optional().catch(undefined),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('lists.title') }
}

/** What the organisation calls its professions and sites: renamed, or made one where two mean the same. */
export default async function Lists({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const administrator = await requireViewer('administrator')
  const { kind, from, to, done } = Search.parse(await searchParams)
  const { professions, sites } = await peopleTerms(administrator)
  const t = await getTranslations('people')
  const terms = kind === 'profession' ? professions : sites
  const termToRename = terms.find(({ name }) => name === from)
  const other = terms.find(({ name }) => name === to)
  return (
    <Page width="reading">
      <PageHead title={t('lists.title')} above={<Link href="/admin/people">{t('title')}</Link>}>
        <p>{t('lists.words')}</p>
      </PageHead>
      {done !== undefined && (
        <Notice kind="done" announce="when-shown">
          <p>{t('lists.done')}</p>
        </Notice>
      )}
      {termToRename !== undefined && to !== '' && to !== from && (
        <Notice
          title={other === undefined ? t('lists.askRename', { from, to }) : t('lists.askMerge', { from, to })}
          announce="when-shown"
        >
          <p>
            {other === undefined
              ? t('lists.willRename', { count: termToRename.people, from, to })
              : t('lists.willMerge', { count: termToRename.people, from, to, others: other.people })}
          </p>
          <ActionForm action={renameInList} submit={t(other === undefined ? 'lists.rename' : 'lists.merge')}>
            <input type="hidden" name="kind" value={kind} />
            <input type="hidden" name="from" value={from} />
            <input type="hidden" name="to" value={to} />
            <input type="hidden" name="expected" value={termToRename.people} />
          </ActionForm>
          <p>
            <Link href="/admin/lists">{t('act.cancel')}</Link>
          </p>
        </Notice>
      )}
      <TermList kind="profession" title={t('filter.profession')} terms={professions} />
      <TermList kind="site" title={t('filter.site')} terms={sites} />
    </Page>
  )
}
