import { ChoiceField } from '#components/ui/choice-fields.tsx'
import { DateField } from '#components/ui/date-field.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { TypedDue } from '#domain/assignments/typed-rules.ts'
import type { DueFieldWords } from './rule-field-words.ts'
import type { ShownField } from './shown-field.ts'
import './rule-fields.css'

/** By when an assignment is to be done: on one date, or by days of each person's own. */
export function DueFields({
  fields,
  words,
  earliest,
}: {
  fields: Readonly<Record<keyof TypedDue, ShownField>>
  words: DueFieldWords
  /** ISO 8601: today, where the organisation is. */
  earliest: string
}) {
  const { dueBy, dueOn, dueDays } = fields
  return (
    <div className="rule-fields">
      <ChoiceField
        pick="one"
        name="dueBy"
        id={dueBy.id}
        error={dueBy.error}
        label={words.by}
        chosen={[dueBy.defaultValue]}
        choices={words.choices}
      />
      <div data-for="date">
        <DateField name="dueOn" label={words.date} min={earliest} {...dueOn} />
      </div>
      <div data-for="days">
        <TextField type="number" inputMode="numeric" name="dueDays" label={words.days} {...dueDays} />
      </div>
    </div>
  )
}
