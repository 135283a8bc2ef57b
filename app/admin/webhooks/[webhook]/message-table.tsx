import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import type { ShownDelivery } from '#data/webhooks/find-webhook.ts'
import { momentInZone } from '#domain/dates/date-formats.ts'
import { webhookProblems } from '#domain/webhooks/webhook-events.ts'
import { sendToWebhookAgain } from '#server/actions/webhook-actions.ts'

/** What was sent or is to be: of what, since when, how it stands and what the receiver answered, and sending it again. */
export async function MessageTable({
  deliveries,
  isOff,
  place,
}: {
  deliveries: readonly ShownDelivery[]
  isOff: boolean
  place: 'webhooks' | 'channels'
}) {
  const t = await getTranslations('webhooks')
  const format = await getFormatter()
  const at = (moment: Date) => format.dateTime(moment, momentInZone)
  return (
    <DataTable
      caption={t('messagesCaption')}
      narrow="listed"
      columns={[
        { key: 'what', label: t('what') },
        { key: 'made', label: t('made') },
        { key: 'state', label: t('state') },
        { key: 'act', label: <span className="sr-only">{t('again')}</span> },
      ]}
      rows={deliveries.map((delivery) => {
        const { id, kind, status, createdAt, firstPlace, lastPlace } = delivery
        return {
          key: id,
          cells: [
            kind === 'audit'
              ? t('trail', { first: format.number(firstPlace ?? 0), last: format.number(lastPlace ?? 0) })
              : t(`short.${kind}`),
            at(createdAt),
            <MessageState key="state" delivery={delivery} isOff={isOff} place={place} />,
            kind !== 'audit' && status !== 'cancelled' && !(status === 'waiting' && delivery.attempts === 0) && (
              <ActionForm key="act" action={sendToWebhookAgain} submit={t('again')} kind="quiet" layout="button">
                <input type="hidden" name="deliveryId" value={id} />
                <input type="hidden" name="place" value={place} />
              </ActionForm>
            ),
          ],
        }
      })}
    />
  )
}

async function MessageState({
  delivery,
  isOff,
  place,
}: {
  delivery: ShownDelivery
  isOff: boolean
  place: 'webhooks' | 'channels'
}) {
  const { status, attempts, triedAt, nextTryAt, answerStatus, problem } = delivery
  const t = await getTranslations('webhooks')
  const format = await getFormatter()
  const when = format.dateTime(status === 'waiting' ? nextTryAt : (triedAt ?? nextTryAt), momentInZone)
  const knownProblem = webhookProblems.find((each) => each === problem)
  return (
    <div>
      <p className="m-0">{t(`messageIs.${status === 'waiting' && isOff ? 'held' : status}`, { when, attempts })}</p>
      {knownProblem !== undefined && knownProblem !== 'refused' && (
        <p className="m-0">
          {t(`problem.${knownProblem === 'no-secret' && place === 'channels' ? 'no-address' : knownProblem}`)}
        </p>
      )}
      {answerStatus !== null && <p className="m-0">{t('answered', { status: `${answerStatus}` })}</p>}
    </div>
  )
}
