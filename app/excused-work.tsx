import { getTranslations } from 'next-intl/server'
import { ExcusalList, type ListedExcusal } from '#components/assignments/excusal-list.tsx'
import { listModules } from '#data/curriculum/modules.ts'
import type { Viewer } from '#data/viewer.ts'
import { titleIn } from './title-in.ts'

/** From what someone is excused by what they understand; nothing where there is nothing. */
export async function ExcusedWork({
  viewer,
  excusals,
  practices,
}: {
  viewer: Viewer
  excusals: readonly ListedExcusal[]
  practices: readonly { readonly id: string; readonly name: { readonly text: string } }[]
}) {
  if (excusals.length === 0) return null
  const t = await getTranslations('assignments.excusal')
  const modules = await listModules(viewer)
  return (
    <section aria-labelledby="excused" className="mt-6">
      <h3 id="excused" className="mb-1">
        {t('title')}
      </h3>
      <p className="text-note text-ink-soft">{t(viewer.acts === 'clinician' ? 'ownWords' : 'words')}</p>
      <ExcusalList
        excusals={excusals}
        titleOf={titleIn(modules)}
        practiceOf={(id) => practices.find((practice) => practice.id === id)?.name.text ?? id}
      />
    </section>
  )
}
