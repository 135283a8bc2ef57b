import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActionForm } from '#components/forms/action-form.tsx'
import { ImportProgress } from '#components/imports/import-progress.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { findImport, type ImportView } from '#data/imports/find-import.ts'
import { noSuchId } from '#data/no-such-id.ts'
import type { Administrator } from '#data/viewer.ts'
import { isAtWork, rowVerdicts } from '#domain/people-import/import-progress.ts'
import { Identifier } from '#server/actions/fields.ts'
import { discardPeopleImport } from '#server/actions/import-actions.ts'
import { requireViewer } from '#server/session.ts'
import { ImportPreview } from './import-preview.tsx'
import { ImportResult } from './import-result.tsx'

const Search = z.object({
  show: z
    .enum([...rowVerdicts, 'kept'])
    .nullable()
    .catch(null),
  page: z.coerce.number().int().min(1).catch(1),
})

type ImportSearch = z.output<typeof Search>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('checkTitle') }
}

/** One import: being read, looked through before anything changes, or applied and still to be undone. */
export default async function OneImport({
  params,
  searchParams,
}: {
  params: Promise<{ import: string }>
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const id = Identifier.safeParse((await params).import).data ?? noSuchId
  const importView = (await findImport(administrator, id)) ?? notFound()
  const importSearch = Search.parse({ show: null, ...(await searchParams) })
  const t = await getTranslations('import')
  const name = importView.fileName === '' ? t('pasted') : importView.fileName
  return (
    <Page>
      <PageHead
        title={importView.appliedAt === null ? t('checkTitle') : t('resultTitle')}
        above={<Link href="/admin/people/import">{t('title')}</Link>}
      >
        <p>
          <bdi>{name}</bdi>
          {importView.counts !== null && ` · ${t('rowsRead', { count: importView.counts.rows })}`}
        </p>
      </PageHead>
      {isAtWork(importView.state) ? (
        <ImportProgress step={importView.step} done={importView.done} total={importView.total} />
      ) : (
        <ImportOutcome viewer={administrator} found={importView} shown={importSearch} />
      )}
    </Page>
  )
}

async function ImportOutcome({
  viewer,
  found,
  shown,
}: {
  viewer: Administrator
  found: ImportView
  shown: ImportSearch
}) {
  const t = await getTranslations('import')
  if (found.state === 'unreadable' || found.counts === null)
    return (
      <>
        <Notice kind="alarm" announce="when-shown" title={t('unreadable')}>
          <p>{t(`fileProblem.${found.problem ?? 'failed'}`, { row: found.problemRow ?? 1 })}</p>
        </Notice>
        <ButtonLink href="/admin/people/import">{t('another')}</ButtonLink>
        <ActionForm action={discardPeopleImport} submit={t('discard')} kind="quiet" layout="button">
          <input type="hidden" name="importId" value={found.id} />
        </ActionForm>
      </>
    )
  if (found.state === 'judged')
    return <ImportPreview viewer={viewer} found={found} counts={found.counts} show={shown.show} page={shown.page} />
  return <ImportResult viewer={viewer} found={found} counts={found.counts} show={shown.show} page={shown.page} />
}
