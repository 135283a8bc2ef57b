import { getFormatter, getTranslations } from 'next-intl/server'
import { Tag } from '#components/ui/tag.tsx'
import { maxCount } from '#data/webhooks/delivery-state.ts'
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
  const countText = (count: number) => (count > maxCount ? `${format.number(maxCount)}+` : format.number(count))
  return (
    <div>
      {switchedOffAt !== null ? (
        <Tag kind="alarm">{t('stateIs.off')}</Tag>
      ) : failingSince !== null ? (
        <Tag kind="alarm">{t('stateIs.failing')}</Tag>
      ) : (
        <Tag>{t('stateIs.on')}</Tag>
      )}
      {waiting > 0 && <p className="m-0">{t('waiting', { count: countText(waiting) })}</p>}
      {failed > 0 && <p className="m-0">{t('failed', { count: countText(failed) })}</p>}
    </div>
  )
}
