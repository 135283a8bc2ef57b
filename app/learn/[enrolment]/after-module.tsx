import { getTranslations } from 'next-intl/server'
import { NextFollowUp, NextModule } from '#app/learn/next-thing-view.tsx'
import { Link } from '#components/ui/link.tsx'
import { listEnrolments } from '#data/assignments/list-enrolments.ts'
import { listOwnPaths } from '#data/assignments/list-own-paths.ts'
import { ownFollowUps } from '#data/follow-ups/own-follow-ups.ts'
import type { Clinician } from '#data/viewer.ts'
import { nextThing } from '#domain/assignments/next-thing.ts'

/** After a module: the one next thing, if something is asked, and a paper of what was done. */
export async function AfterModule({ viewer }: { viewer: Clinician }) {
  const now = new Date()
  const [{ underWay, toDo }, { open }, paths] = await Promise.all([
    listEnrolments(viewer, { now }),
    ownFollowUps(viewer, { now }),
    listOwnPaths(viewer, { now }),
  ])
  const next = nextThing(open, [...underWay, ...toDo])
  const t = await getTranslations('certificates')
  return (
    <>
      {next?.do === 'follow-up' && <NextFollowUp followUp={next.followUp} />}
      {next?.do === 'module' && <NextModule enrolment={next.module} at="next" paths={paths} />}
      <p>
        <Link href="/learn/certificates">{t('fromModule')}</Link>
      </p>
    </>
  )
}
