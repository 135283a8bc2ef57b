import { useTranslations } from 'next-intl'
import { FormChoice, FormSelect, FormText } from '#components/forms/form-fields.tsx'
import { leastSteps } from '#domain/assignments/path.ts'
import './path-fields.css'

/** A path's name, whether it is done in order, and a module or nothing at each place. */
export function PathFields({
  path,
  modules,
}: {
  /** Null: it is a new one. */
  path: { readonly name: string; readonly inOrder: boolean; readonly steps: readonly string[] } | null
  /** What can stand at a place. */
  modules: readonly { readonly slug: string; readonly title: string }[]
}) {
  const t = useTranslations('assignments.paths')
  const choices = [
    { value: '', label: t('noStep') },
    ...modules.map(({ slug, title }) => ({ value: slug, label: title })),
  ]
  return (
    <>
      <FormText name="name" label={t('name')} hint={t('nameHint')} defaultValue={path?.name} autoComplete="off" />
      <FormChoice
        pick="one"
        name="order"
        label={t('order')}
        chosen={[path?.inOrder === false ? 'any' : 'one-after-the-other']}
        choices={[
          { value: 'one-after-the-other', label: t('inOrder'), hint: t('inOrderHint') },
          { value: 'any', label: t('anyOrder'), hint: t('anyOrderHint') },
        ]}
      />
      <fieldset className="path-places">
        <legend>{t('steps')}</legend>
        <p>{t('stepsHint')}</p>
        {modules.map((_, place) => (
          <FormSelect
            // biome-ignore lint/suspicious/noArrayIndexKey: a place has nothing but its number
            key={place}
            name={`step${place + 1}`}
            label={t('step', { number: place + 1 })}
            defaultValue={path?.steps[place] ?? ''}
            choices={choices}
            optional={place >= leastSteps}
          />
        ))}
      </fieldset>
    </>
  )
}
