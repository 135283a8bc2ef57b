import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { WebhookState } from '#app/admin/webhooks/webhook-state.tsx'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { TeamSearch } from '#components/teams/team-search.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { teamChoices } from '#data/people/team-choices.ts'
import { listChannels } from '#data/webhooks/list-channels.ts'
import { searchText } from '#domain/text/typed-text.ts'
import { languageOf } from '#i18n/languages.ts'
import { addChannel } from '#server/actions/channel-actions.ts'
import { requireViewer } from '#server/session.ts'
import { ChannelFields } from './channel-fields.tsx'

const Search = z.object({
  done: z.enum(['deleted']).nullable().catch(null),
  team: z.string().catch('').transform(searchText),
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('channels'))('title') }
}

/** Into which channels of Teams and Slack Curtain writes, and how that goes. */
export default async function Channels({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const { done, team: search } = Search.parse({ done: null, ...(await searchParams) })
  const [channels, { teams, areMore }] = await Promise.all([
    listChannels(administrator),
    teamChoices(administrator, { search }),
  ])
  const now = new Date()
  const t = await getTranslations('channels')
  const webhooks = await getTranslations('webhooks')
  const admin = await getTranslations('admin')
  const format = await getFormatter()
  return (
    <Page>
      <PageHead title={t('title')} above={<Link href="/admin">{admin('title')}</Link>}>
        <p>{t('intro')}</p>
      </PageHead>
      {done !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      <Section title={t('list')} id="channels">
        {channels.length === 0 ? (
          <EmptyState title={t('none')} />
        ) : (
          <DataTable
            caption={t('caption')}
            narrow="listed"
            columns={[
              { key: 'name', label: t('name') },
              { key: 'of', label: t('of') },
              { key: 'hears', label: t('hears') },
              { key: 'state', label: webhooks('state') },
              { key: 'last', label: webhooks('last') },
            ]}
            rows={channels.map((channel) => ({
              key: channel.id,
              cells: [
                <span key="name">
                  <Link href={`/admin/channels/${channel.id}`}>
                    <bdi>{channel.name}</bdi>
                  </Link>
                  <br />
                  {t(`formIs.${channel.form}`)}
                </span>,
                t(`scopeIs.${channel.scope}`, { team: channel.team ?? '' }),
                channel.hears.map((notice) => webhooks(`short.${notice}`)).join(', '),
                <WebhookState key="state" webhook={channel} />,
                channel.lastDeliveredAt === null
                  ? webhooks('never')
                  : format.relativeTime(channel.lastDeliveredAt, now),
              ],
            }))}
          />
        )}
      </Section>
      <Section title={t('add')} id="add">
        <p>{t('addMeans')}</p>
        {areMore && <TeamSearch search={search} action="/admin/channels#add" />}
        <ActionForm action={addChannel} submit={t('add')}>
          <ActId />
          <ChannelFields teams={teams} language={languageOf(administrator.language).tag} />
        </ActionForm>
      </Section>
    </Page>
  )
}
