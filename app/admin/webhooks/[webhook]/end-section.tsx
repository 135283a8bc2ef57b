import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Section } from '#components/ui/section.tsx'
import type { ShownWebhook } from '#data/webhooks/find-webhook.ts'
import { deleteWebhookTo, switchWebhookOnOrOff } from '#server/actions/webhook-actions.ts'
import type { Place } from './messages-section.tsx'
import '#components/ui/columns.css'

/** Switching a webhook or a channel off or on, and deleting it; each says what it means. */
export async function EndSection({
  webhook: { id, switchedOffAt },
  place,
  means,
  deleteMeans,
}: {
  webhook: Pick<ShownWebhook, 'id' | 'switchedOffAt'>
  place: Place
  means: string
  deleteMeans: string
}) {
  const t = await getTranslations('webhooks')
  const isOff = switchedOffAt !== null
  const it = (
    <>
      <input type="hidden" name="webhookId" value={id} />
      <input type="hidden" name="place" value={place} />
    </>
  )
  return (
    <Section title={t('end')} id="end">
      <p>{means}</p>
      <div className="inline-forms">
        <ActionForm
          action={switchWebhookOnOrOff}
          submit={t(isOff ? 'switchOn' : 'switchOff')}
          kind="quiet"
          layout="button"
        >
          <input type="hidden" name="to" value={isOff ? 'on' : 'off'} />
          {it}
        </ActionForm>
      </div>
      <div className="mt-4">
        <Disclosure summary={t('deleteIt')}>
          <p className="mb-4">{deleteMeans}</p>
          <ActionForm action={deleteWebhookTo} submit={t('delete')} kind="danger">
            {it}
          </ActionForm>
        </Disclosure>
      </div>
    </Section>
  )
}
