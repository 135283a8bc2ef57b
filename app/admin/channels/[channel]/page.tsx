import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ChannelFields } from '#app/admin/channels/channel-fields.tsx'
import { EndSection } from '#app/admin/webhooks/[webhook]/end-section.tsx'
import { HowItStands } from '#app/admin/webhooks/[webhook]/how-it-stands.tsx'
import { MessagesSection } from '#app/admin/webhooks/[webhook]/messages-section.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { teamChoices } from '#data/people/team-choices.ts'
import { findChannel } from '#data/webhooks/find-channel.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { changeChannelTo } from '#server/actions/channel-actions.ts'
import { requireViewer } from '#server/session.ts'

const Search = z.object({
  done: z.enum(['added', 'changed', 'switched-on', 'switched-off', 'tested', 'sent-again']).nullable().catch(null),
  before: z.uuid().nullable().catch(null),
  team: z.string().catch('').transform(searchText),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('channels'))('one') }
}

/** One channel: how it stands, what became of its messages, its settings and its end. */
export default async function ChannelPage({
  params,
  searchParams,
}: {
  params: Promise<{ channel: string }>
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const channelId = z.uuid().safeParse((await params).channel)
  if (!channelId.success) return notFound()
  const { done, before, team: search } = Search.parse({ done: null, before: null, ...(await searchParams) })
  const channel = await findChannel(administrator, { channelId: channelId.data, before })
  if (channel === null) return notFound()
  const { id, name, form, scope, team, teamId, shows, isTeamArchived, version, language, switchedOffAt } = channel
  const { teams, areMore } = await teamChoices(administrator, { search, chosen: teamId })
  const t = await getTranslations('channels')
  const isOff = switchedOffAt !== null
  return (
    <Page>
      <PageHead title={<bdi>{name}</bdi>} above={<Link href="/admin/channels">{t('title')}</Link>}>
        <p>
          {t(`formIs.${form}`)} · {t(`scopeIs.${scope}`, { team: team ?? '' })}
        </p>
      </PageHead>
      {done !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      <HowItStands webhook={channel} />
      {!shows && (
        <Notice>
          <p>{t(isTeamArchived ? 'teamArchived' : 'hidden')}</p>
        </Notice>
      )}
      <MessagesSection webhook={channel} place="channels" />
      <Section title={t('settings')} id="settings">
        {areMore && <TeamSearch search={search} action={`/admin/channels/${id}#settings`} />}
        <ActionForm action={changeChannelTo} submit={t('save')}>
          <SeenVersion version={version} />
          <input type="hidden" name="channelId" value={id} />
          <ChannelFields settings={channel} teams={teams} language={language} />
        </ActionForm>
      </Section>
      <EndSection
        webhook={channel}
        place="channels"
        means={t(isOff ? 'onMeans' : 'offMeans')}
        deleteMeans={t('deleteMeans')}
      />
    </Page>
  )
}
