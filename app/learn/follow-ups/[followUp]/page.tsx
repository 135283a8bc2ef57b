import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { followUpTitle } from '#components/learn/follow-up-title.ts'
import { Player } from '#components/player/player.tsx'
import { Page } from '#components/ui/page.tsx'
import { findFollowUp } from '#data/follow-ups/find-follow-up.ts'
import { requireViewer } from '#server/session.ts'
import { FollowUpEndView } from './end-view.tsx'
import { FollowUpIntroduction } from './introduction.tsx'
import { FollowUpOver } from './over.tsx'

type Props = { params: Promise<{ followUp: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followUps'))('short') }
}

/** A follow-up: what it asks before it is begun, one case after another while it is under way, what it changed at its end. */
export default async function FollowUp({ params }: Props) {
  const viewer = await requireViewer('clinician')
  const { followUp } = await params
  const page = z.uuid().safeParse(followUp).success ? await findFollowUp(viewer, followUp, { now: new Date() }) : null
  if (page === null) notFound()
  const t = await getTranslations('followUps')
  const here = `/learn/follow-ups/${page.id}`
  const format = await getFormatter()
  const title =
    page.practises === null
      ? t(
          'title',
          followUpTitle(page.modules, {
            quoted: (each) => t('titled', { title: each }),
            listed: (titles) => format.list(titles),
          }),
        )
      : t('practise.title', { practice: page.practises.name.text })
  switch (page.progress) {
    case 'waiting':
      return <FollowUpIntroduction id={page.id} title={title} closesOn={page.closesOn} />
    case 'under-way':
      return (
        <Page>
          <Player
            key={page.id}
            attempt={{ id: page.id, moduleTitle: { text: title, language: await getLocale() } }}
            view={page.player.view}
            held={page.player.held}
            previous={page.player.previous}
            endpoints={{
              answer: `/api/follow-ups/${page.id}/answers`,
              goOn: null,
              signIn: `/sign-in?next=${here}`,
              page: here,
            }}
            home="/learn"
            endPage={here}
          />
        </Page>
      )
    case 'ended':
      return <FollowUpEndView end={page.end} practises={page.practises} />
    case 'over':
      return <FollowUpOver answered={page.answered} nextOn={page.nextOn} practises={page.practises} />
  }
}
