import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { UploadForm } from '#components/imports/upload-form.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { listImports } from '#data/imports/list-imports.ts'
import { importFields } from '#domain/people-import/import-columns.ts'
import { uploadProblems } from '#server/imports/handle-upload.ts'
import { requireViewer } from '#server/session.ts'

const Search = z.object({
  problem: z.enum(uploadProblems).nullable().catch(null),
  done: z.literal('discarded').nullable().catch(null),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('title') }
}

/** A file of people to bring in, and those that are under way. */
export default async function Import({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const administrator = await requireViewer('administrator')
  const { problem, done } = Search.parse({ problem: null, done: null, ...(await searchParams) })
  const imports = await listImports(administrator)
  const admin = await getTranslations('admin')
  const t = await getTranslations('import')
  const format = await getFormatter()
  return (
    <Page>
      <PageHead title={t('title')} above={<Link href="/admin/people">{admin('people.title')}</Link>}>
        <p>{t('intro')}</p>
      </PageHead>
      {problem !== null && (
        <Notice kind="alarm" announce="when-shown">
          <p>{t(`uploadProblem.${problem}`)}</p>
        </Notice>
      )}
      {done !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t('discarded')}</p>
        </Notice>
      )}
      <UploadForm actId={randomUUID()} error={problem} />
      {imports.length > 0 && (
        <Section title={t('underWay')}>
          <DataTable
            caption={t('underWay')}
            columns={[
              { key: 'file', label: t('file') },
              { key: 'at', label: t('uploadedAt') },
              { key: 'state', label: t('state') },
            ]}
            rows={imports.map(({ id, fileName, madeAt, state }) => ({
              key: id,
              cells: [
                <Link key="file" href={`/admin/people/import/${id}`}>
                  {fileName === '' ? t('pasted') : fileName}
                </Link>,
                format.dateTime(madeAt, { dateStyle: 'medium', timeStyle: 'short' }),
                t(`stateIs.${state}`),
              ],
            }))}
          />
        </Section>
      )}
      <Section title={t('columnsTitle')}>
        <p>{t('columnsIntro')}</p>
        <DataTable
          caption={t('columnsTitle')}
          columns={[
            { key: 'field', label: t('column') },
            { key: 'holds', label: t('holds') },
          ]}
          rows={importFields.map((field) => ({ key: field, cells: [t(`field.${field}`), t(`fieldHolds.${field}`)] }))}
        />
      </Section>
    </Page>
  )
}
