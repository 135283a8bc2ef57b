import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { findRetention } from '#data/retention/find-retention.ts'
import { periodChoices, retentionKinds } from '#domain/retention/periods.ts'
import { requireViewer } from '#server/session.ts'
import { Deletions } from './deletions.tsx'
import { PeriodSection } from './period-section.tsx'
import '#components/ui/running-text.css'

const RetentionSearch = z.object({
  done: z.enum(retentionKinds).nullable().catch(null),
  kind: z.enum(retentionKinds).nullable().catch(null),
  months: z.coerce.number().nullable().catch(null),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('retention'))('title') }
}

/** For how long the organisation keeps what, what another time would delete, and what was deleted. */
export default async function Retention({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const {
    done,
    kind: kindToChange,
    months,
  } = RetentionSearch.parse({ done: null, kind: null, months: null, ...(await searchParams) })
  const { periods, versions, deletions } = await findRetention(administrator)
  const t = await getTranslations('retention')
  const admin = await getTranslations('admin')
  return (
    <Page width="form">
      <PageHead title={t('title')} above={<Link href="/admin">{admin('title')}</Link>}>
        <p>{t('intro')}</p>
      </PageHead>
      {done !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`${done}.done`, { months: periods[done] })}</p>
        </Notice>
      )}
      {retentionKinds.map((kind) => {
        const isAsked =
          kind === kindToChange && months !== null && months !== periods[kind] && periodChoices[kind].includes(months)
        return (
          <PeriodSection
            key={kind}
            viewer={administrator}
            kind={kind}
            months={periods[kind]}
            version={versions[kind]}
            wanted={isAsked ? months : null}
          />
        )
      })}
      <Section title={t('others.title')} id="others">
        <ul className="plain-list">
          <li>{t('others.sessions')}</li>
          <li>{t('others.mails')}</li>
          <li>{t('others.notices')}</li>
          <li>{t('others.imports')}</li>
        </ul>
      </Section>
      <Deletions deletions={deletions} />
    </Page>
  )
}
