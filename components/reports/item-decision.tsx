import { useFormatter, useTranslations } from 'next-intl'
import { ContestItem } from '#components/contests/contest-item.tsx'
import { ActId } from '#components/forms/act-id.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormChoice, FormTextArea } from '#components/forms/form-fields.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { FormAction } from '#domain/forms/form-state.ts'
import type { ItemRow } from './item-row.ts'
import '#components/contests/contests.css'

/** A question that was taken out: what it says, what was decided about it and why, and the form to decide. */
export function ItemDecisionForm({
  item,
  decide,
  longestReason,
}: {
  item: ItemRow
  decide: FormAction
  /** Characters. */
  longestReason: number
}) {
  const t = useTranslations('items')
  const format = useFormatter()
  const { decision, whole } = item
  return (
    <>
      {whole !== null && (
        <Disclosure summary={t('decide.read')}>
          <ContestItem item={whole.item} prose={whole.prose} />
        </Disclosure>
      )}
      {decision !== null && (
        <div className="contest-state">
          <p>
            <b>
              {t(`decide.decided.${decision.outcome}`, {
                name: decision.by ?? t('decide.someone'),
                day: format.dateTime(decision.at, { dateStyle: 'long' }),
              })}
            </b>
          </p>
          <p className="quoted">{decision.reason}</p>
        </div>
      )}
      <Disclosure summary={t(decision === null ? 'decide.title' : 'decide.again')}>
        <ActionForm action={decide} submit={t('decide.submit')}>
          <ActId />
          <input type="hidden" name="itemId" value={item.id} />
          <FormChoice
            pick="one"
            name="decision"
            label={t('decide.question')}
            choices={(['stays-out', 'counts-again'] as const).map((outcome) => ({
              value: outcome,
              label: t(`decide.outcomes.${outcome}`),
              hint: t(`decide.hints.${outcome}`),
            }))}
          />
          <FormTextArea name="why" label={t('decide.reason')} rows={3} maxLength={longestReason} />
        </ActionForm>
      </Disclosure>
    </>
  )
}
