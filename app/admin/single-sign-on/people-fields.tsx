import { getTranslations } from 'next-intl/server'
import { FormCheck, FormTextArea } from '#components/forms/form-fields.tsx'
import type { SignOnSettings } from '#data/sign-on/settings.ts'

/** Whose provider it is, and whether it brings new people: by whatever protocol. */
export async function PeopleFields({ settings }: { settings: SignOnSettings | null }) {
  const t = await getTranslations('signOn.provider')
  return (
    <>
      <FormTextArea
        name="domains"
        label={t('domains')}
        hint={t('domainsHint')}
        rows={3}
        defaultValue={settings?.domains.join('\n') ?? ''}
        spellCheck={false}
      />
      <FormCheck
        name="makesAccounts"
        label={t('makesAccounts')}
        hint={t('makesAccountsHint')}
        defaultChecked={settings?.makesAccounts ?? false}
        optional
      />
    </>
  )
}
