import { getTranslations } from 'next-intl/server'
import { WaiverList } from '#components/assignments/waiver-list.tsx'
import { Section } from '#components/ui/section.tsx'
import { listWaivers } from '#data/assignments/list-waivers.ts'
import { listModules } from '#data/curriculum/modules.ts'
import type { Administrator, Manager } from '#data/viewer.ts'
import { liftAsAdministrator, liftAsManager } from '#server/actions/waiver-actions.ts'
import { titleIn } from './title-in.ts'

/** What is waived for someone, or for whom an assignment is waived; nothing where nothing is. */
export async function WaivedWork({
  viewer,
  of,
}: {
  viewer: Manager | Administrator
  of: { readonly personId: string } | { readonly assignmentId: string }
}) {
  const waivers = await listWaivers(viewer, of)
  if (waivers.length === 0) return null
  const t = await getTranslations('assignments.waiver')
  const modules = await listModules(viewer)
  const list = (
    <>
      <p className="mb-3 text-note text-ink-soft">{t('words')}</p>
      <WaiverList
        waivers={waivers}
        named={'personId' in of ? 'modules' : 'people'}
        titleOf={titleIn(modules)}
        lift={viewer.acts === 'manager' ? liftAsManager : liftAsAdministrator}
      />
    </>
  )
  if ('assignmentId' in of)
    return (
      <Section title={t('title')} id="waived">
        {list}
      </Section>
    )
  return (
    <section aria-labelledby="waived" className="mt-6">
      <h3 id="waived" className="mb-1">
        {t('title')}
      </h3>
      {list}
    </section>
  )
}
