import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { AnnotatedMoment } from '#components/content/annotated-moment.tsx'
import { AnnotatedText } from '#components/content/annotated-text.tsx'
import { ModuleMap } from '#components/content/module-map.tsx'
import { SourceList } from '#components/content/source-list.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import { annotatedModule } from '#data/reports/annotated-content.ts'
import { requireViewer } from '#server/session.ts'
import '#components/content/annotated.css'

type Params = { params: Promise<{ module: string }> }

const read = cache(async (slug: string) => {
  const administrator = await requireViewer('administrator')
  const annotatedContent = await annotatedModule(administrator, slug, { now: new Date() })
  return annotatedContent ?? notFound()
})

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { content } = await read((await params).module)
  return { title: content.title.wording.text }
}

/** One module as a reviewer reads it, under the organisation's own policy. */
export default async function ContentModule({ params }: Params) {
  const { content, policyVersion, statistics } = await read((await params).module)
  const t = await getTranslations('content')
  const numberOf = (id: string) => content.numberOf[id] ?? null
  const path = (ids: readonly string[]) => ids.map(numberOf).join(' → ')
  return (
    <Page>
      <PageHead
        title={<Words text={content.title.wording} />}
        above={<Link href="/admin/content">{t('title')}</Link>}
        actions={<PrintButton label={t('print')} />}
      >
        <AnnotatedText text={content.summary} />
        <p className="annotated-facts">
          <AnnotatedText text={content.setting} inline="yes" /> ·{' '}
          {t('moduleFacts', {
            scenes: content.scenes.length,
            items: content.scenes.filter(({ item }) => item !== null).length,
            minutes: content.minutes,
          })}{' '}
          · {t('under', { version: policyVersion })} · {t('version', { hash: content.hash.slice(0, 12) })}
        </p>
      </PageHead>
      <Section title={t('map')} id="map">
        <ModuleMap graph={content.graph} />
      </Section>
      <Section title={t('paths')} id="paths">
        <p className="annotated-label">{t('safestPath')}</p>
        <p className="annotated-paths">{path(content.safest)}</p>
        <p className="annotated-label">{t('worstPath')}</p>
        <p className="annotated-paths">{path(content.worst)}</p>
      </Section>
      {content.scenes.map((scene) => {
        const next = scene.next === null ? null : numberOf(scene.next)
        return (
          <AnnotatedMoment
            key={scene.id}
            moment={scene}
            title={t('scene', { number: scene.number })}
            figures={statistics.get(scene.item?.id ?? '') ?? null}
            numberOf={numberOf}
            after={
              <p className="annotated-facts">
                {t(`on.${scene.on}`)}
                {next !== null && ` · ${t('goesOn', { number: next })}`}
                {next === null && scene.item === null && ` · ${t('ends')}`}
              </p>
            }
          />
        )
      })}
      <Section title={t('sources')} id="sources">
        <SourceList sources={content.sources} />
      </Section>
    </Page>
  )
}
