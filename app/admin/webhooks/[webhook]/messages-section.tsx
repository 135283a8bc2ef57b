import { getTranslations } from 'next-intl/server'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import type { ShownWebhook } from '#data/webhooks/find-webhook.ts'
import { sendTestToWebhook } from '#server/actions/webhook-actions.ts'
import { MessageTable } from './message-table.tsx'
import '#components/ui/pages.css'

export type Place = 'webhooks' | 'channels'
type WebhookMessages = Pick<ShownWebhook, 'id' | 'switchedOffAt' | 'deliveries' | 'more'>

/** What became of the messages to a webhook or a channel, and trying it. */
export async function MessagesSection({
  webhook: { id, switchedOffAt, deliveries, more },
  place,
}: {
  webhook: WebhookMessages
  place: Place
}) {
  const t = await getTranslations('webhooks')
  const admin = await getTranslations('admin')
  const isOff = switchedOffAt !== null
  return (
    <Section title={t('messages')} id="messages">
      {deliveries.length === 0 ? (
        <EmptyState title={t('noMessages')} />
      ) : (
        <MessageTable deliveries={deliveries} isOff={isOff} place={place} />
      )}
      {more !== null && (
        <nav className="pages" aria-label={t('messages')}>
          <Link href={`/admin/${place}/${id}?before=${more}#messages`}>{admin('audit.older')}</Link>
        </nav>
      )}
      {!isOff && (
        <div className="mt-6">
          <ActionForm action={sendTestToWebhook} submit={t('sendTest')} kind="quiet">
            <ActId />
            <input type="hidden" name="webhookId" value={id} />
            <input type="hidden" name="place" value={place} />
          </ActionForm>
        </div>
      )}
    </Section>
  )
}
