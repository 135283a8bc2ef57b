import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Introduction } from '#app/learn/[enrolment]/introduction.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { listModules } from '#data/curriculum/modules.ts'
import { peopleInModule } from '#data/curriculum/people-in-module.ts'
import { choose } from '#server/actions/learn-actions.ts'
import { requireViewer } from '#server/session.ts'

type Props = { params: Promise<{ module: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findModule((await params).module)).title.text }
}

/** A module that nobody has asked the reader to do: what it is, and a way to take it on. */
export default async function Module({ params }: Props) {
  const module = await findModule((await params).module)
  const t = await getTranslations('learn')
  return (
    <Introduction
      module={module}
      dueOn={null}
      people={await peopleInModule(await requireViewer('clinician'), module.slug)}
      action={
        <ActionForm action={choose} submit={t('takeOn')} layout="button">
          <input type="hidden" name="moduleSlug" value={module.slug} />
        </ActionForm>
      }
    />
  )
}

/** Read once a request, for the title and the page. */
const findModule = cache(async (slug: string) => {
  const modules = await listModules(await requireViewer('clinician'))
  return modules.find((module) => module.slug === slug) ?? notFound()
})
