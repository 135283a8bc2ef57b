import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SourceList } from '#components/content/source-list.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import { contentOverview } from '#data/reports/content-overview.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/item-list.css'
import '#components/content/annotated.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('content'))('title') }
}

/** What there is to read and check: modules, follow-up questions, and the state of the sources. */
export default async function Content() {
  const administrator = await requireViewer('administrator')
  const { modules, followUps, sources } = await contentOverview(administrator, { now: new Date() })
  const t = await getTranslations('content')
  const admin = await getTranslations('admin')
  return (
    <Page width="reading">
      <PageHead title={t('title')} above={<Link href="/admin">{admin('title')}</Link>}>
        <p>{t('intro')}</p>
      </PageHead>
      <Section title={t('modules')} id="modules">
        <ul className="item-list">
          {modules.map(({ slug, title, ...facts }) => (
            <li key={slug} className="item-line">
              <div className="item-words">
                <h3>
                  <Link href={`/admin/content/${slug}`}>
                    <Words text={title} />
                  </Link>
                </h3>
                <p className="annotated-facts">{t('moduleFacts', facts)}</p>
              </div>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('followUps')} id="follow-ups">
        <ul className="item-list">
          {followUps.map(({ practice, name, items }) => (
            <li key={practice} className="item-line">
              <div className="item-words">
                <h3>
                  <Link href={`/admin/content/follow-ups/${practice}`}>
                    <Words text={name} />
                  </Link>
                </h3>
                <p className="annotated-facts">{t('itemCount', { items })}</p>
              </div>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('sources')} id="sources">
        <p className="mb-4">{t('sourcesDue', { due: sources.filter(({ reviewDue }) => reviewDue).length })}</p>
        <SourceList sources={sources} />
      </Section>
    </Page>
  )
}
