import { ChoiceField } from '#components/ui/choice-fields.tsx'
import { DateField } from '#components/ui/date-field.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { TypedDue } from '#domain/assignments/typed-rules.ts'
import type { DueFieldWords } from './rule-field-words.ts'
import './rule-fields.css'

/** What a field shows: its id, what stands in it, and what is wrong with it. */
export type ShownField = { readonly id: string; readonly value: string | undefined; readonly error: string | null }

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
        chosen={[dueBy.value ?? 'date']}
        choices={words.choices}
      />
      <div data-for="date">
        <DateField
          name="dueOn"
          id={dueOn.id}
          error={dueOn.error}
          label={words.date}
          min={earliest}
          defaultValue={dueOn.value}
        />
      </div>
      <div data-for="days">
        <TextField
          type="number"
          inputMode="numeric"
          name="dueDays"
          id={dueDays.id}
          error={dueDays.error}
          label={words.days}
          defaultValue={dueDays.value}
        />
      </div>
    </div>
  )
}
