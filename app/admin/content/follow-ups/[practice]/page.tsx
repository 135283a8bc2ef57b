import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { AnnotatedMoment } from '#components/content/annotated-moment.tsx'
import { SourceList } from '#components/content/source-list.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import { annotatedFollowUps } from '#data/reports/annotated-content.ts'
import { requireViewer } from '#server/session.ts'
import '#components/content/annotated.css'

type Params = { params: Promise<{ practice: string }> }

const read = cache(async (practice: string) => {
  const administrator = await requireViewer('administrator')
  const annotatedContent = await annotatedFollowUps(administrator, practice, { now: new Date() })
  return annotatedContent ?? notFound()
})

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { content } = await read((await params).practice)
  return { title: content.title.text }
}

/** One practice's follow-up questions as a reviewer reads them. */
export default async function ContentFollowUps({ params }: Params) {
  const { content, policyVersion, statistics } = await read((await params).practice)
  const t = await getTranslations('content')
  return (
    <Page>
      <PageHead
        title={<Words text={content.title} />}
        detail={t('followUps')}
        above={<Link href="/admin/content">{t('title')}</Link>}
        actions={<PrintButton label={t('print')} />}
      >
        <p className="annotated-facts">
          {t('itemCount', { items: content.moments.length })} · {t('under', { version: policyVersion })} ·{' '}
          {t('version', { hash: content.hash.slice(0, 12) })}
        </p>
      </PageHead>
      {content.moments.map((moment) => (
        <AnnotatedMoment
          key={moment.id}
          moment={moment}
          title={t('question', { number: moment.number })}
          figures={statistics.get(moment.item?.id ?? '') ?? null}
          numberOf={() => null}
        />
      ))}
      <Section title={t('sources')} id="sources">
        <SourceList sources={content.sources} />
      </Section>
    </Page>
  )
}
