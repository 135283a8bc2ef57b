import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Select } from '#components/ui/select.tsx'
import { type AnswersFilter, addressOfAnswers, answerViews } from '#domain/reports/answers-filter.ts'
import type { Text } from '#domain/scenario/module.ts'
import './answers-filters.css'

type Choice = { readonly id: string; readonly name: Text | null; readonly answers: number }

/** Which of the reader's own answers: each part of the page's address. */
export function AnswersFilters({
  filter,
  practices,
  places,
  found,
}: {
  filter: AnswersFilter
  practices: readonly Choice[]
  /** Modules, and the follow-ups, whose name is null. */
  places: readonly Choice[]
  /** How many the filter lets through; null: nothing is filtered. */
  found: number | null
}) {
  const t = useTranslations('clinician.answers')
  const choicesOf = (choices: readonly Choice[]) => [
    { value: '', label: t('filter.any') },
    ...choices.map(({ id, name, answers }) => ({
      value: id,
      label: t('filter.choice', { name: name?.text ?? t('filter.followUps'), answers }),
    })),
  ]
  return (
    <search>
      <form className="answers-filters" action="/learn/answers">
        <Select
          name="show"
          label={t('filter.show')}
          defaultValue={filter.show}
          choices={answerViews.map((show) => ({ value: show, label: t(`filter.shows.${show}`) }))}
          optional
        />
        <Select
          name="practice"
          label={t('filter.practice')}
          defaultValue={filter.practice}
          choices={choicesOf(practices)}
          optional
        />
        <Select
          name="where"
          label={t('filter.where')}
          defaultValue={filter.where}
          choices={choicesOf(places)}
          optional
        />
        <div className="answers-filters-acts">
          <Button type="submit" kind="quiet">
            {t('filter.find')}
          </Button>
          {Object.keys(addressOfAnswers(filter)).length > 0 && <Link href="/learn/answers">{t('filter.clear')}</Link>}
        </div>
      </form>
      {found !== null && found > 0 && (
        <p className="answers-found" role="status">
          {t('filter.found', { found })}
        </p>
      )}
    </search>
  )
}
