import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormSelect } from '#components/forms/form-fields.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { shownVersion } from '#data/shown-version.ts'
import { timeZones } from '#domain/dates/time-zone.ts'
import { chooseOrganisationTimeZone } from '#server/actions/organisation-actions.ts'
import { requireViewer } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('time-zone.title') }
}

/** What day it is for the organisation. */
export default async function OrganisationTimeZone({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const { organisationTimeZone } = await requireViewer('administrator')
  const t = await getTranslations('admin')
  return (
    <Page width="form">
      <PageHead title={t('time-zone.title')} above={<Link href="/admin">{t('title')}</Link>}>
        <p>{t('time-zone.intro')}</p>
      </PageHead>
      {(await searchParams).done === 'changed' && (
        <Notice kind="done" announce="when-shown">
          <p>{t('time-zone.done', { zone: organisationTimeZone })}</p>
        </Notice>
      )}
      <ActionForm action={chooseOrganisationTimeZone} submit={t('time-zone.submit')}>
        <SeenVersion version={shownVersion({ timeZone: organisationTimeZone })} />
        <FormSelect
          name="timeZone"
          label={t('time-zone.label')}
          defaultValue={organisationTimeZone}
          choices={[...new Set([...timeZones, organisationTimeZone])].map((zone) => ({ value: zone, label: zone }))}
        />
      </ActionForm>
    </Page>
  )
}
