import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Seen } from '#components/forms/seen.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Select } from '#components/ui/select.tsx'
import { findRetention } from '#data/retention/find-retention.ts'
import { previewRetention } from '#data/retention/preview-retention.ts'
import { periodChoices } from '#domain/retention/periods.ts'
import { keepForSoLong } from '#server/actions/retention-actions.ts'
import { requireViewer } from '#server/session.ts'
import { Deletions } from './deletions.tsx'
import '#components/ui/running-text.css'

const Asked = z.object({
  done: z.literal('changed').nullable().catch(null),
  statuses: z.coerce
    .number()
    .refine((months) => periodChoices.statuses.includes(months))
    .nullable()
    .catch(null),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('retention'))('title') }
}

/** For how long the organisation keeps what, what a shorter time would delete, and what was deleted. */
export default async function Retention({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const asked = Asked.parse({ done: null, statuses: null, ...(await searchParams) })
  const { periods, version, deletions } = await findRetention(administrator)
  const wanted = asked.statuses === null || asked.statuses === periods.statuses ? null : { statuses: asked.statuses }
  const t = await getTranslations('retention')
  const admin = await getTranslations('admin')
  return (
    <Page width="form">
      <PageHead title={t('title')} above={<Link href="/admin">{admin('title')}</Link>}>
        <p>{t('intro')}</p>
      </PageHead>
      {asked.done === 'changed' && (
        <Notice kind="done" announce="when-shown">
          <p>{t('done', { months: periods.statuses })}</p>
        </Notice>
      )}
      <Section title={t('statuses.title')} id="statuses">
        <p>{t('statuses.now', { months: periods.statuses })}</p>
        <p>{t('statuses.intro')}</p>
        <form action="/admin/retention#preview">
          <Select
            id="statuses-months"
            name="statuses"
            label={t('statuses.label')}
            hint={t('statuses.hint')}
            defaultValue={`${wanted?.statuses ?? periods.statuses}`}
            choices={periodChoices.statuses.map((months) => ({ value: `${months}`, label: t('months', { months }) }))}
          />
          <Button type="submit" kind="quiet">
            {t('show')}
          </Button>
        </form>
      </Section>
      {wanted !== null && (
        <Section title={t('preview.title', { months: wanted.statuses })} id="preview">
          <p>
            {t(wanted.statuses < periods.statuses ? 'preview.shorter' : 'preview.longer', {
              people: (await previewRetention(administrator, wanted, { now: new Date() })).statuses,
            })}
          </p>
          <ActionForm
            action={keepForSoLong}
            kind={wanted.statuses < periods.statuses ? 'danger' : 'primary'}
            submit={t('preview.submit', { months: wanted.statuses })}
          >
            <Seen version={version} />
            <input type="hidden" name="statuses" value={wanted.statuses} />
          </ActionForm>
          <p>
            <Link href="/admin/retention">{t('preview.cancel')}</Link>
          </p>
        </Section>
      )}
      <Section title={t('others.title')} id="others">
        <ul className="plain-list">
          <li>{t('others.evidence')}</li>
          <li>{t('others.mails')}</li>
          <li>{t('others.notices')}</li>
          <li>{t('others.imports')}</li>
        </ul>
      </Section>
      <Deletions deletions={deletions} />
    </Page>
  )
}
