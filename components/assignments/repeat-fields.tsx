import { useTranslations } from 'next-intl'
import { ChoiceField } from '#components/ui/choice-fields.tsx'
import { DateField } from '#components/ui/date-field.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { repeatChoices, type TypedRepeat } from '#domain/assignments/typed-rules.ts'
import type { ShownField } from './due-fields.tsx'
import './rule-fields.css'

/** Whether an assignment asks again, and when. */
export function RepeatFields({
  fields,
  earliest,
}: {
  fields: Readonly<Record<keyof TypedRepeat, ShownField>>
  /** ISO 8601: tomorrow, where the organisation is. */
  earliest: string
}) {
  const t = useTranslations('assignments.repeat')
  const { repeatBy, repeatMonths, repeatFrom, repeatDays } = fields
  return (
    <div className="rule-fields">
      <ChoiceField
        pick="one"
        name="repeatBy"
        id={repeatBy.id}
        error={repeatBy.error}
        label={t('by')}
        chosen={[repeatBy.value ?? 'once']}
        choices={repeatChoices.map((value) => ({
          value,
          label: t(`choice.${value}`),
          hint: value === 'once' ? undefined : t(`hint.${value}`),
        }))}
      />
      <div data-for="again">
        <TextField
          type="number"
          inputMode="numeric"
          name="repeatMonths"
          id={repeatMonths.id}
          error={repeatMonths.error}
          label={t('months')}
          defaultValue={repeatMonths.value}
        />
      </div>
      <div data-for="calendar">
        <DateField
          name="repeatFrom"
          id={repeatFrom.id}
          error={repeatFrom.error}
          label={t('from')}
          min={earliest}
          defaultValue={repeatFrom.value}
        />
      </div>
      <div data-for="again">
        <TextField
          type="number"
          inputMode="numeric"
          name="repeatDays"
          id={repeatDays.id}
          error={repeatDays.error}
          label={t('days')}
          defaultValue={repeatDays.value}
        />
      </div>
    </div>
  )
}
