import { getFormatter, getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import type { ShownWebhook } from '#data/webhooks/find-webhook.ts'
import { momentInZone } from '#domain/dates/date-formats.ts'

/** What an administrator has to know before anything else: that it is off and why, that nothing arrives, that two secrets hold. */
export async function HowItStands({
  webhook,
}: {
  webhook: Pick<ShownWebhook, 'switchedOffAt' | 'switchedOffBecause' | 'failingSince'> & {
    readonly formerUntil?: Date | null
  }
}) {
  const { switchedOffAt, switchedOffBecause, failingSince, formerUntil = null } = webhook
  const t = await getTranslations('webhooks')
  const format = await getFormatter()
  const at = (moment: Date) => format.dateTime(moment, momentInZone)
  return (
    <>
      {switchedOffAt !== null && (
        <Notice>
          <p>{t(`offBecause.${switchedOffBecause ?? 'by-hand'}`, { when: at(switchedOffAt) })}</p>
        </Notice>
      )}
      {switchedOffAt === null && failingSince !== null && (
        <Notice>
          <p>{t('failingSince', { when: at(failingSince) })}</p>
        </Notice>
      )}
      {formerUntil !== null && formerUntil > new Date() && (
        <Notice>
          <p>{t('twoSecrets', { when: at(formerUntil) })}</p>
        </Notice>
      )}
    </>
  )
}
