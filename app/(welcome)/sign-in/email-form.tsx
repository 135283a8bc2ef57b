import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormText } from '#components/forms/form-fields.tsx'
import { giveEmail } from '#server/actions/sign-in-actions.ts'

/** The address alone: it says whether its owner has a password or their organisation's account. */
export async function EmailForm({ email, next }: { email: string | null; next: string }) {
  const t = await getTranslations('welcome')
  return (
    <ActionForm action={giveEmail} submit={t('signIn.continue')}>
      <input type="hidden" name="next" value={next} />
      <FormText
        name="email"
        type="email"
        label={t('email')}
        defaultValue={email ?? ''}
        autoComplete="username"
        inputMode="email"
        spellCheck={false}
      />
    </ActionForm>
  )
}
