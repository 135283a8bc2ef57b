import { ChoiceField } from '#components/ui/choice-fields.tsx'
import { DateField } from '#components/ui/date-field.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { TypedRepeat } from '#domain/assignments/typed-rules.ts'
import type { ShownField } from './due-fields.tsx'
import type { RepeatFieldWords } from './rule-field-words.ts'
import './rule-fields.css'

/** Whether an assignment asks again, and when. */
export function RepeatFields({
  fields,
  words,
  earliest,
}: {
  fields: Readonly<Record<keyof TypedRepeat, ShownField>>
  words: RepeatFieldWords
  /** ISO 8601: tomorrow, where the organisation is. */
  earliest: string
}) {
  const { repeatBy, repeatMonths, repeatFrom, repeatDays } = fields
  return (
    <div className="rule-fields">
      <ChoiceField
        pick="one"
        name="repeatBy"
        id={repeatBy.id}
        error={repeatBy.error}
        label={words.by}
        chosen={[repeatBy.value ?? 'once']}
        choices={words.choices}
      />
      <div data-for="again">
        <TextField
          type="number"
          inputMode="numeric"
          name="repeatMonths"
          id={repeatMonths.id}
          error={repeatMonths.error}
          label={words.months}
          defaultValue={repeatMonths.value}
        />
      </div>
      <div data-for="calendar">
        <DateField
          name="repeatFrom"
          id={repeatFrom.id}
          error={repeatFrom.error}
          label={words.from}
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
          label={words.days}
          defaultValue={repeatDays.value}
        />
      </div>
    </div>
  )
}
