import { ChoiceField } from '#components/ui/choice-fields.tsx'
import { DateField } from '#components/ui/date-field.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { TypedRepeat } from '#domain/assignments/typed-rules.ts'
import type { RepeatFieldWords } from './rule-field-words.ts'
import type { ShownField } from './shown-field.ts'
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
        chosen={[repeatBy.defaultValue]}
        choices={words.choices}
      />
      <div data-for="again">
        <TextField type="number" inputMode="numeric" name="repeatMonths" label={words.months} {...repeatMonths} />
      </div>
      <div data-for="calendar">
        <DateField name="repeatFrom" label={words.from} min={earliest} {...repeatFrom} />
      </div>
      <div data-for="again">
        <TextField type="number" inputMode="numeric" name="repeatDays" label={words.days} {...repeatDays} />
      </div>
    </div>
  )
}
