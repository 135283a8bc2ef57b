import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Button } from '#components/ui/button.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { SearchForm } from '#components/ui/search-form.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { listCertificates, maxCertificates } from '#data/certificates/list-certificates.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { openSearch } from '#server/search-words.ts'
import { requireViewer } from '#server/session.ts'
import { certificateCells } from './certificate-cells.tsx'
import { RevokeForm } from './revoke-form.tsx'

const Search = z.object({
  find: z.string().catch('').transform(searchText),
  /** What is about to be revoked. */
  certificate: z.uuid().nullable().catch(null),
  done: z.literal('revoked').nullable().catch(null),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates'))('admin.title') }
}

/** The organisation's certificates: finding one by its number or name, and revoking it. */
export default async function Certificates({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const address = await openSearch(administrator, await searchParams, ['find'])
  const { find, certificate, done } = Search.parse({ certificate: null, done: null, ...address })
  const certificates = await listCertificates(administrator, { find: certificate ?? find })
  const [certificateToRevoke] = certificate === null ? [] : certificates
  const t = await getTranslations('certificates.admin')
  const admin = await getTranslations('admin')
  const rows = await Promise.all(
    certificates.map((each) => certificateCells(each, { timeZone: administrator.organisationTimeZone })),
  )
  return (
    <Page>
      <PageHead title={t('title')} above={<Link href="/admin">{admin('title')}</Link>}>
        <p>{t('intro')}</p>
      </PageHead>
      {done !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t('revokedDone')}</p>
        </Notice>
      )}
      {certificateToRevoke?.revokedAt === null && <RevokeForm certificate={certificateToRevoke} />}
      <SearchForm page="/admin/certificates">
        <TextField name="find" id="certificate-find" type="search" label={t('find')} defaultValue={find} optional />
        <Button type="submit" kind="quiet">
          {t('findSubmit')}
        </Button>
      </SearchForm>
      {certificates.length === 0 ? (
        <EmptyState title={find === '' ? t('none') : t('noneFound', { find })}>
          {find === '' && <p>{t('noneWords')}</p>}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('caption')}
          narrow="listed"
          columns={[
            ...(['number', 'name', 'issued', 'says', 'state'] as const).map((key) => ({
              key,
              label: t(`columns.${key}`),
            })),
            { key: 'act', label: <span className="sr-only">{t('columns.act')}</span> },
          ]}
          rows={rows}
        />
      )}
      {certificates.length === maxCertificates && <p>{t('more', { count: maxCertificates })}</p>}
    </Page>
  )
}
