import { getFormatter, getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { findMailProblem } from '#data/mail/find-mail-problem.ts'
import type { Administrator } from '#data/viewer.ts'
import { momentInZone } from '#domain/dates/date-formats.ts'

/** That the last mail to someone did not arrive, and why; nothing where it did. */
export async function MailProblem({ viewer, personId }: { viewer: Administrator; personId: string }) {
  const mailProblem = await findMailProblem(viewer, personId)
  if (mailProblem === null) return null
  const { problem, serverWords, at } = mailProblem
  const t = await getTranslations('mail')
  const format = await getFormatter()
  return (
    <Notice>
      <p>{t('lastFailed', { when: format.dateTime(at, momentInZone) })}</p>
      <p>{t(`problem.${problem}`)}</p>
      {serverWords !== null && (
        <p>
          {t('serverSaid')} <q dir="auto">{serverWords}</q>
        </p>
      )}
      <p>
        <Link href="/admin/mail?show=failed">{t('toOutbox')}</Link>
      </p>
    </Notice>
  )
}
