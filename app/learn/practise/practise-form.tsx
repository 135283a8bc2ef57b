import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { practise } from '#server/actions/learn-actions.ts'

/** The button that begins a round of practising, or another, or wins back a practice. */
export async function PractiseForm({ practice, say }: { practice: string; say: 'begin' | 'more' | 'winBack' }) {
  const t = await getTranslations('followUps.practise')
  return (
    <ActionForm action={practise} submit={t(say)} kind="quiet" layout="button">
      <input type="hidden" name="practice" value={practice} />
    </ActionForm>
  )
}
