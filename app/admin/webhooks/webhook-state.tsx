import { getFormatter, getTranslations } from 'next-intl/server'
import { Tag } from '#components/ui/tag.tsx'
import { mostCounted } from '#data/webhooks/how-sent.ts'
import type { ListedWebhook } from '#data/webhooks/list-webhooks.ts'

/** How a webhook or a channel stands, with what waits for it and what was given up. */
export async function WebhookState({
  webhook,
}: {
  webhook: Pick<ListedWebhook, 'switchedOffAt' | 'failingSince' | 'waiting' | 'failed'>
}) {
  const { switchedOffAt, failingSince, waiting, failed } = webhook
  const t = await getTranslations('webhooks')
  const format = await getFormatter()
  const counted = (count: number) => (count > mostCounted ? `${format.number(mostCounted)}+` : format.number(count))
  return (
    <div>
      {switchedOffAt !== null ? (
        <Tag kind="alarm">{t('stateIs.off')}</Tag>
      ) : failingSince !== null ? (
        <Tag kind="alarm">{t('stateIs.failing')}</Tag>
      ) : (
        <Tag>{t('stateIs.on')}</Tag>
      )}
      {waiting > 0 && <p className="m-0">{t('waiting', { count: counted(waiting) })}</p>}
      {failed > 0 && <p className="m-0">{t('failed', { count: counted(failed) })}</p>}
    </div>
  )
}
