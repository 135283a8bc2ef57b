import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { PolicyFields } from '#components/policy/policy-fields.tsx'
import { PolicyChanges } from '#components/policy/policy-words.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { policyVersions } from '#data/policy/policy-versions.ts'
import { preview } from '#server/actions/policy-actions.ts'
import { readDraft } from '#server/policy-form.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/forms.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policy'))('title') }
}

/** What the organisation has decided, to be changed by way of a preview, and how it came to this. */
export default async function PolicyPage({
  searchParams,
}: {
  searchParams: Promise<{ done?: string; draft?: string }>
}) {
  const administrator = await requireViewer('administrator')
  const versions = await policyVersions(administrator)
  const { done, draft } = await searchParams
  const t = await getTranslations('policy')
  const admin = await getTranslations('admin')
  const format = await getFormatter()
  return (
    <Page width="reading">
      <PageHead title={t('title')} above={<Link href="/admin">{admin('title')}</Link>}>
        <p>{t('intro')}</p>
      </PageHead>
      {done === 'saved' && (
        <Notice kind="done" announce="when-shown">
          <p>{t('saved')}</p>
        </Notice>
      )}
      <Section title={t('form.title')} id="decided">
        <ActionForm action={preview} submit={t('form.submit')}>
          <PolicyFields policy={readDraft(draft) ?? versions[0].policy} />
          <p className="field-hint">{t('form.nothingYet')}</p>
        </ActionForm>
      </Section>
      <Section title={t('history.title')} id="history">
        <DataTable
          caption={t('history.caption')}
          narrow="stacked"
          columns={[
            { key: 'version', label: t('history.version') },
            { key: 'when', label: t('history.when') },
            { key: 'who', label: t('history.who') },
            { key: 'what', label: t('history.what') },
          ]}
          rows={versions.map(({ version, since, by, changes }, place) => ({
            key: `${version}`,
            cells: [
              <span key="version" className="whitespace-nowrap">
                {version} {place === 0 && <Tag kind="curtain">{t('history.inForce')}</Tag>}
              </span>,
              <span key="when" className="whitespace-nowrap">
                {format.dateTime(since, {
                  day: 'numeric',
                  month: 'short',
                  year: 'numeric',
                  hour: '2-digit',
                  minute: '2-digit',
                })}
              </span>,
              by ?? t('history.setUp'),
              changes.length === 0 ? t('history.first') : <PolicyChanges key="what" changes={changes} />,
            ],
          }))}
        />
      </Section>
    </Page>
  )
}
