import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { titleIn } from '#app/title-in.ts'
import { PathFields } from '#components/assignments/path-fields.tsx'
import { PathModules } from '#components/assignments/path-modules.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { listPaths } from '#data/assignments/list-paths.ts'
import { listModules } from '#data/curriculum/modules.ts'
import { putPath, reviewPath } from '#server/actions/path-actions.ts'
import { requireViewer } from '#server/session.ts'
import { AskPathChange, changeInAddress } from './ask-path-change.tsx'
import { ChangeNote } from './change-note.tsx'

type Props = {
  params: Promise<{ path: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const OutcomeSchema = z.enum(['made', 'changed', 'undone', 'away', 'back']).nullable().catch(null)

/** Read once a request, for the title and the page. */
const findPath = cache(async (id: string) => {
  const administrator = await requireViewer('administrator')
  const paths = await listPaths(administrator)
  return { administrator, path: paths.find((path) => path.id === id) ?? notFound() }
})

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  return { title: (await findPath((await params).path)).path.name }
}

/** A path: its modules, other ones in their place, and whom that touches before it is done. */
export default async function Path({ params, searchParams }: Props) {
  const { administrator, path } = await findPath((await params).path)
  const search = await searchParams
  const modules = await listModules(administrator)
  const change = changeInAddress(search)
  const outcome = OutcomeSchema.parse(search.done ?? null)
  const t = await getTranslations('assignments.paths')
  const titleOf = titleIn(modules)
  const isRetired = (slug: string) => !modules.some((module) => module.slug === slug)
  const choices = [
    ...modules.map(({ slug, title }) => ({ slug, title: title.text })),
    ...path.steps.filter(isRetired).map((slug) => ({ slug, title: t('retired', { title: slug }) })),
  ]
  return (
    <Page width="reading">
      <PageHead title={<bdi>{path.name}</bdi>} above={<Link href="/admin/assignments/paths">{t('title')}</Link>}>
        <p>
          {path.archivedAt === null ? '' : `${t('archived')} · `}
          {t(path.inOrder ? 'inOrder' : 'anyOrder')} · {t('assignments', { count: path.assignments })}
        </p>
      </PageHead>
      {outcome !== null && outcome !== 'changed' && change === null && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`done.${outcome}`)}</p>
        </Notice>
      )}
      {change === null && <ChangeNote path={path} titleOf={titleOf} isNews={outcome === 'changed'} />}
      <PathModules inOrder={path.inOrder} titles={path.steps.map(titleOf)} />
      {change !== null && <AskPathChange administrator={administrator} path={path} change={change} titleOf={titleOf} />}
      <Section title={t('change')} id="change">
        <ActionForm action={reviewPath} submit={t('review')} kind="quiet">
          <input type="hidden" name="pathId" value={path.id} />
          <SeenVersion version={change?.seen ?? path.seen} />
          <PathFields path={change ?? path} modules={choices} />
        </ActionForm>
      </Section>
      <Section title={t(path.archivedAt === null ? 'away' : 'back')} id="put">
        <p>{t(path.archivedAt === null ? 'awayWords' : 'backWords')}</p>
        <ActionForm
          action={putPath}
          submit={t(path.archivedAt === null ? 'away' : 'back')}
          kind="quiet"
          layout="button"
        >
          <input type="hidden" name="pathId" value={path.id} />
          <input type="hidden" name="put" value={path.archivedAt === null ? 'away' : 'back'} />
        </ActionForm>
      </Section>
    </Page>
  )
}
