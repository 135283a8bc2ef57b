import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Player } from '#components/player/player.tsx'
import { Page } from '#components/ui/page.tsx'
import { findEnrolment } from '#data/attempts/find-enrolment.ts'
import { peopleInModule } from '#data/curriculum/people-in-module.ts'
import { languageOf } from '#i18n/languages.ts'
import { begin } from '#server/actions/learn-actions.ts'
import { requireViewer } from '#server/session.ts'
import { AfterModule } from './after-module.tsx'
import { AskAfterEnd } from './ask-after-end.tsx'
import { Introduction } from './introduction.tsx'
import { LockedStep } from './locked-step.tsx'

type Props = { params: Promise<{ enrolment: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const enrolment = await findOwn((await params).enrolment)
  return { title: enrolment?.module.title.text ?? (await getTranslations('learn'))('title') }
}

/** A module: what it asks before it is begun, the player while it is under way, the debrief once it has ended. */
export default async function Enrolment({ params }: Props) {
  const enrolment = await findOwn((await params).enrolment)
  if (enrolment === null) notFound()
  const { attempt, module } = enrolment
  const viewer = await requireViewer('clinician')
  const { tag: language } = languageOf(await getLocale())
  if (attempt === null && enrolment.locked !== null) return <LockedStep module={module} locked={enrolment.locked} />
  if (attempt === null) {
    const t = await getTranslations('learn')
    const action = (
      <ActionForm action={begin} submit={t('begin')} layout="button">
        <input type="hidden" name="enrolmentId" value={enrolment.id} />
      </ActionForm>
    )
    const people = await peopleInModule(viewer, module.slug)
    return <Introduction module={module} dueOn={enrolment.dueOn} people={people} action={action} />
  }
  return (
    <Page>
      <Player
        key={attempt.id}
        attempt={{ id: attempt.id, moduleTitle: module.title }}
        view={attempt.view}
        previous={attempt.previous}
        debrief={attempt.debrief}
        endpoints={{
          answer: `/api/attempts/${attempt.id}/answers?language=${language}`,
          goOn: `/api/attempts/${attempt.id}/continue?language=${language}`,
          signIn: `/sign-in?next=/learn/${enrolment.id}`,
          page: `/learn/${enrolment.id}`,
        }}
        home="/learn"
        contest="/learn/answers/contest"
        safer={`/learn/${enrolment.id}/safer`}
        next={attempt.debrief === null ? <AskAfterEnd /> : <AfterModule viewer={viewer} />}
      />
    </Page>
  )
}

/** Read once a request, for the title and the page. */
const findOwn = cache(async (enrolment: string) => {
  const viewer = await requireViewer('clinician')
  return z.uuid().safeParse(enrolment).success ? findEnrolment(viewer, enrolment) : null
})
