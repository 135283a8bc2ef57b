import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActionForm } from '#components/forms/action-form.tsx'
import { ImportProgress } from '#components/imports/import-progress.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
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

type Shown = z.output<typeof Search>

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
  const found = (await findImport(administrator, id)) ?? notFound()
  const shown = Search.parse({ show: null, ...(await searchParams) })
  const t = await getTranslations('import')
  const name = found.fileName === '' ? t('pasted') : found.fileName
  return (
    <Page>
      <PageHead
        title={found.appliedAt === null ? t('checkTitle') : t('resultTitle')}
        above={<Link href="/admin/people/import">{t('title')}</Link>}
      >
        <p>
          <bdi>{name}</bdi>
          {found.counts !== null && ` · ${t('rowsRead', { count: found.counts.rows })}`}
        </p>
      </PageHead>
      {isAtWork(found.state) ? (
        <ImportProgress step={found.step} done={found.done} total={found.total} />
      ) : (
        <Settled viewer={administrator} found={found} shown={shown} />
      )}
    </Page>
  )
}

async function Settled({ viewer, found, shown }: { viewer: Administrator; found: ImportView; shown: Shown }) {
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
