import { getFormatter, getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link.tsx'
import type { InvitationMail } from '#data/mail/find-invitation-mail.ts'

/** What became of the invitation's mail, beside the acts that make another. */
export async function InvitationMailState({ mail: { status, at, problem } }: { mail: InvitationMail }) {
  const t = await getTranslations('mail')
  const format = await getFormatter()
  const when = format.dateTime(at, { dateStyle: 'long', timeStyle: 'short' })
  return (
    <p>
      {t(`invitationIs.${status}`, { when })} {problem !== null && status !== 'sent' && t(`problem.${problem}`)}{' '}
      {(status === 'waiting' || status === 'failed') && (
        <Link href={`/admin/mail?show=${status}`}>{t('toOutbox')}</Link>
      )}
    </p>
  )
}
