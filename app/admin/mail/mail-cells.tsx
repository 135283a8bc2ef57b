import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import type { DataRow } from '#components/ui/data-table.tsx'
import { Link } from '#components/ui/link.tsx'
import type { MailRow } from '#data/mail/list-mail.ts'
import { momentInZone } from '#domain/dates/date-formats.ts'
import { mailKinds } from '#domain/mail/mail-kinds.ts'
import { fullName } from '#domain/text/person-name.ts'
import { sendMailAgain, takeMailBack } from '#server/actions/mail-actions.ts'
import '#components/ui/columns.css'

/** One mail as a line of the table: who for, what, since when, how it stands and why, and what can be done. */
export async function mailCells(mail: MailRow): Promise<DataRow> {
  const t = await getTranslations('mail')
  const format = await getFormatter()
  const when = (at: Date) => format.dateTime(at, momentInZone)
  const { id, kind, status, createdAt, endedAt } = mail
  const knownKind = mailKinds.find((each) => each === kind)
  return {
    key: id,
    cells: [
      <Link key="who" href={`/admin/people/${mail.personId}`}>
        {fullName(mail)}
      </Link>,
      t(`kind.${knownKind ?? 'other'}`),
      <span key="made" className="whitespace-nowrap">
        {when(createdAt)}
      </span>,
      <MailState key="state" mail={mail} when={when(endedAt ?? mail.nextTryAt)} />,
      ...(status === 'sent'
        ? []
        : [
            <div key="acts" className="inline-forms">
              {(status === 'failed' || (status === 'waiting' && mail.attempts > 0)) && (
                <ActionForm action={sendMailAgain} submit={t('retry')} kind="quiet" layout="button">
                  <input type="hidden" name="mailId" value={id} />
                </ActionForm>
              )}
              {status === 'waiting' && (
                <ActionForm action={takeMailBack} submit={t('cancel')} kind="quiet" layout="button">
                  <input type="hidden" name="mailId" value={id} />
                </ActionForm>
              )}
            </div>,
          ]),
    ],
  }
}

async function MailState({ mail, when }: { mail: MailRow; when: string }) {
  const t = await getTranslations('mail')
  const { status, attempts, problem, serverWords } = mail
  return (
    <>
      <p className="m-0">{t(`stateIs.${status}`, { when, attempts })}</p>
      {problem !== null && status !== 'sent' && <p className="m-0">{t(`problem.${problem}`)}</p>}
      {serverWords !== null && (
        <p className="m-0">
          {t('serverSaid')} <q dir="auto">{serverWords}</q>
        </p>
      )}
    </>
  )
}
