import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { listWebhooks } from '#data/webhooks/list-webhooks.ts'
import { makeWebhookTo } from '#server/actions/webhook-actions.ts'
import { requireViewer } from '#server/session.ts'
import { WebhookFields } from './webhook-fields.tsx'
import { WebhookState } from './webhook-state.tsx'

const Search = z.object({ done: z.enum(['deleted']).nullable().catch(null) })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('title') }
}

/** Which other systems are told what happens, and how that goes. */
export default async function Webhooks({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const administrator = await requireViewer('administrator')
  const { done } = Search.parse({ done: null, ...(await searchParams) })
  const webhooks = await listWebhooks(administrator)
  const now = new Date()
  const t = await getTranslations('webhooks')
  const admin = await getTranslations('admin')
  const format = await getFormatter()
  return (
    <Page>
      <PageHead title={t('title')} above={<Link href="/admin">{admin('title')}</Link>}>
        <p>{t('intro')}</p>
        <p>
          <Link href="/developers#webhooks">{t('reference')}</Link>
        </p>
      </PageHead>
      {done !== null && (
        <Notice kind="done" announce="when-shown">
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      <Section title={t('list')} id="webhooks">
        {webhooks.length === 0 ? (
          <EmptyState title={t('none')} />
        ) : (
          <DataTable
            caption={t('caption')}
            narrow="listed"
            columns={[
              { key: 'name', label: t('name') },
              { key: 'events', label: t('events') },
              { key: 'state', label: t('state') },
              { key: 'last', label: t('last') },
            ]}
            rows={webhooks.map((webhook) => ({
              key: webhook.id,
              cells: [
                <span key="name">
                  <Link href={`/admin/webhooks/${webhook.id}`}>
                    <bdi>{webhook.name}</bdi>
                  </Link>
                  <br />
                  <code className="wrap-anywhere" dir="ltr">
                    {new URL(webhook.address).host}
                  </code>
                </span>,
                webhook.events.map((event) => t(`short.${event}`)).join(', '),
                <WebhookState key="state" webhook={webhook} />,
                webhook.lastDeliveredAt === null ? t('never') : format.relativeTime(webhook.lastDeliveredAt, now),
              ],
            }))}
          />
        )}
      </Section>
      <Section title={t('make')} id="make">
        <p>{t('makeMeans')}</p>
        <ActionForm action={makeWebhookTo} submit={t('make')}>
          <ActId />
          <WebhookFields />
        </ActionForm>
      </Section>
    </Page>
  )
}
