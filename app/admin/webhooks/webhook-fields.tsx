import { getTranslations } from 'next-intl/server'
import { FormChoice, FormText } from '#components/forms/form-fields.tsx'
import { type WebhookEvent, webhookEvents } from '#domain/webhooks/webhook-events.ts'

type Settings = { readonly name: string; readonly address: string; readonly events: readonly WebhookEvent[] }

/** What a webhook is called, where it is, and what it is told. */
export async function WebhookFields({ settings }: { settings?: Settings }) {
  const t = await getTranslations('webhooks')
  return (
    <>
      <FormText name="webhookName" label={t('name')} hint={t('nameHint')} defaultValue={settings?.name} />
      <FormText
        name="address"
        label={t('address')}
        hint={t('addressHint')}
        type="url"
        defaultValue={settings?.address}
      />
      <FormChoice
        pick="any"
        name="events"
        label={t('events')}
        hint={t('eventsHint')}
        chosen={settings?.events}
        choices={webhookEvents.map((event) => ({ value: event, label: t(`event.${event}`) }))}
      />
    </>
  )
}
