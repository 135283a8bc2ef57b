import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { titleIn } from '#app/title-in.ts'
import { PathFields } from '#components/assignments/path-fields.tsx'
import { PathList } from '#components/assignments/path-list.tsx'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { listPaths } from '#data/assignments/list-paths.ts'
import { listModules } from '#data/curriculum/modules.ts'
import { makePath } from '#server/actions/path-actions.ts'
import { requireViewer } from '#server/session.ts'
import '#components/ui/columns.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assignments.paths'))('title') }
}

/** The organisation's lists of modules that are assigned as a whole, and a way to make one. */
export default async function Paths() {
  const administrator = await requireViewer('administrator')
  const [modules, paths] = await Promise.all([listModules(administrator), listPaths(administrator)])
  const t = await getTranslations('assignments')
  return (
    <Page>
      <PageHead title={t('paths.title')} above={<Link href="/admin/assignments">{t('list.title')}</Link>}>
        <p>{t('paths.intro')}</p>
      </PageHead>
      <div className="two-columns">
        <Section title={t('paths.title')} id="paths">
          {paths.length === 0 ? (
            <EmptyState title={t('paths.none')}>
              <p>{t('paths.noneWords')}</p>
            </EmptyState>
          ) : (
            <PathList paths={paths} titleOf={titleIn(modules)} />
          )}
        </Section>
        <Section title={t('paths.new')} id="new">
          <ActionForm action={makePath} submit={t('paths.create')}>
            <ActId />
            <PathFields path={null} modules={modules.map(({ slug, title }) => ({ slug, title: title.text }))} />
          </ActionForm>
        </Section>
      </div>
    </Page>
  )
}
