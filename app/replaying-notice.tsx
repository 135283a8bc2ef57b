import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'
import { currentDuties, highestDuty } from '#server/session.ts'

/** Says which parameters a report's figures are of while everybody's understanding is computed with newer ones. */
export async function ReplayingNotice() {
  const duties = await currentDuties()
  const inService = duties === null ? null : highestDuty(duties).inService
  if (inService?.isReplaying !== true) return null
  const t = await getTranslations('reports')
  return (
    <Notice>
      <p>{t('replaying', { parameters: inService.parametersHash.slice(0, 12) })}</p>
    </Notice>
  )
}
